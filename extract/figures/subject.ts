import { singularOf } from '../text/lemma.ts';
import { type Clause, classIn, clauseOf, isNominal, lowerOf, phraseEndingAt, phraseStartingAt } from './clause-phrases.ts';
import type { Counted } from './counted.ts';
import type { Draft } from './draft.ts';
import { antecedentOf, governorOf } from './governor.ts';
import type { Phrase } from './noun-phrase.ts';
import { AUXILIARIES, PREPOSITIONS, type Quantity, type Scene, textOf, wordAt } from './scene.ts';

/** What is measured, and whose number it is; texts as they stand. */
export interface Topic {
  readonly counted: string | null;
  readonly head: string | null;
  readonly subject: string | null;
}

const MEASURES = /^(?:money|percent|measure|percentage_point)$/;
const LEVELS =
  /^(?:is|was|are|were|be|been|has|had|have|will|would|could|only|now|at|to|by|just|reach(?:es|ed)?|stood|stands?|hit|hits|expected|predicted|forecast|estimated|put|about|,|[\d.]+)$/;

/** A number with what stands around it, as its topic is looked for. */
interface Place {
  readonly clause: Clause;
  readonly quantity: Quantity;
  readonly counted: Counted;
  /** Where the number with its modifier starts. */
  readonly start: number;
}

/** A measured quantity is what the verb has for subject ("attendance fell to 61%"); whatever else stands there owns the number. */
export function topicOf(scene: Scene, draft: Draft, taken: ReadonlySet<number>): Topic {
  const { quantity, counted, modifier, change } = draft;
  const place: Place = { clause: clauseOf(scene, draft.sentence, taken), quantity, counted, start: modifier.from };
  const measured = measuredOf(place);
  const owner = ownerOf(place, measured);
  const text = (phrase: Phrase | null): string | null => phrase && textOf(scene, phrase.from, phrase.to);
  if (measured) return { counted: text(measured), head: headOf(scene, measured), subject: text(owner) };
  if (counted.text !== null || !owner || !MEASURES.test(quantity.kind)) return { counted: counted.text, head: null, subject: text(owner) };
  const possessor = possessorBefore(place, owner);
  if (possessor) return { counted: text(owner), head: headOf(scene, owner), subject: text(possessor) };
  const head = headOf(scene, owner);
  const between = scene.tokens.slice(owner.to, modifier.from).map((token) => token.lower);
  const isLevel = change.change !== 'none' || between.every((word) => LEVELS.test(word));
  const names =
    scene.nameAt.has(owner.to - 1) || /^(?:person|company|man|woman|government|group|firm|bank|retailer|maker|share|stock|index)$/.test(head);
  return isLevel && !names ? { counted: text(owner), head, subject: null } : { counted: null, head: null, subject: text(owner) };
}

/** "Borex had a poor day, with its shares down 3%": whose shares. */
function possessorBefore({ clause }: Place, { from }: Phrase): Phrase | null {
  return /^(?:its|their|his|her)$/.test(lowerOf(clause, from - 1)) ? antecedentOf(clause, from - 1) : null;
}

/** The lemma of a phrase's head: the noun before its first preposition. */
function headOf(scene: Scene, { from, to }: Phrase): string {
  let end = from + 1;
  while (end < to && !PREPOSITIONS.has(wordAt(scene, end, from))) end++;
  return singularOf(wordAt(scene, end - 1, from));
}

type Rule = (place: Place) => Phrase | null;

/** Whose number it is; null where that is a speaker (rule 6). */
function ownerOf(place: Place, measured: Phrase | null): Phrase | null {
  const tied = first(place, [personOf, possessorOf, carrierOf, ofCount, partitiveOf, besideOf, gappedOf, levelOf, rangedOf]);
  const own = tied && !isSpeaker(place, tied) ? tied : null;
  const phrase =
    own ??
    (isSubject(place) || isPlaceOf(place) || isAside(place, measured) || isPart(place)
      ? null
      : governorOf(place.clause, measured?.from ?? place.quantity.from));
  return !phrase || (measured && phrase.from < measured.to && measured.from < phrase.to) ? null : phrase;
}

/** "96 fans went": the number's own noun is what the verb is about. */
const isSubject = ({ clause, quantity, counted }: Place): boolean =>
  /^(?:verb|auxiliary)$/.test(classIn(clause, Math.max(counted.to, quantity.after)));

/** "shots in two towns", "played for five teams": where or for whom something is, not whose number. */
const isPlaceOf = ({ clause, quantity, counted, start }: Place): boolean =>
  quantity.kind === 'count' &&
  counted.head !== null &&
  counted.head !== 'point' &&
  /^(?:at|in|for|near|across|between|against|on)$/.test(lowerOf(clause, start - 1));

/** "the production of 250 ml bottles": the measured thing is part of a phrase that is about something else. */
function isPart({ clause, quantity, counted, start }: Place): boolean {
  if (quantity.kind !== 'measure' || counted.text === null || counted.from !== quantity.after) return false;
  let before = start - 1;
  while (/^(?:determiner|adverb|number)$/.test(classIn(clause, before))) before--;
  return /^(?:of|to)$/.test(lowerOf(clause, before));
}

/** "slid 1%, on turnover of $3 million": what is measured stands beside the predicate. */
function isAside({ clause }: Place, measured: Phrase | null): boolean {
  if (!measured) return false;
  let before = measured.from - 1;
  while (/^(?:determiner|adverb)$/.test(classIn(clause, before))) before--;
  return /^(?:on|with|below|above|to|through|of|from)$/.test(lowerOf(clause, before));
}
function first(place: Place, rules: readonly Rule[]): Phrase | null {
  for (const rule of rules) {
    const phrase = rule(place);
    if (phrase) return phrase;
  }
  return null;
}

/** Cues that also say what a share or a survey does: "Acme added 3%". */
const DEEDS = /^(?:add|find|expect|forecast|see|project|show)$/;

function isSpeaker({ clause: { scene }, quantity }: Place, phrase: Phrase): boolean {
  const [start, end] = [scene.tokens[phrase.from]?.start ?? 0, scene.tokens[phrase.to - 1]?.end ?? 0];
  return scene
    .attributionsIn(scene.tokens[phrase.from]?.sentence ?? 0)
    .some(
      ({ source, contents, row }) =>
        source !== null &&
        !DEEDS.test(row.cue_lemma ?? '') &&
        source.start < end &&
        source.end > start &&
        contents.some((content) => content.start <= quantity.start && quantity.end <= content.end),
    );
}

/** "a total of 40", "one of 12": they only lead to the number. */
const VAGUE_HEADS = /^(?:total|number|one|each|none|half|most|part|some|all|age|tolls?|top|time|average|maximum|minimum)$/;

/** "Maria Lopez, 44,", "the 31-year-old driver". */
const personOf: Rule = ({ clause, quantity }) => {
  if (quantity.kind !== 'age') return null;
  const before = lowerOf(clause, quantity.from - 1);
  if (/^[,(]$/.test(before)) return phraseEndingAt(clause, quantity.from - 1);
  let to = quantity.after;
  while (to < quantity.after + 4 && classIn(clause, to) === 'noun') to++;
  return to > quantity.after ? { from: quantity.after, to } : null;
};

/** "the state's 41 delegates". */
const possessorOf: Rule = ({ clause, start }) => (classIn(clause, start - 1) === 'possessive' ? phraseEndingAt(clause, start - 1) : null);

/** "a six-cylinder engine", "a 12-page letter": what has so many of them. */
const carrierOf: Rule = ({ clause, quantity, counted }) => {
  if (quantity.kind !== 'count' && quantity.kind !== 'duration') return null;
  const to = quantity.kind === 'count' ? counted.to : quantity.after;
  const hyphened = /^[-‑]$/.test(lowerOf(clause, to - 2)) || /^[-‑]$/.test(lowerOf(clause, quantity.to));
  const isAttributive =
    hyphened || (quantity.kind === 'count' && to === counted.from + 1 && /^(?:page|cylinder|bedroom|door)$/.test(lowerOf(clause, to - 1)));
  if (!isAttributive || to <= quantity.to || classIn(clause, to) !== 'noun') return null;
  return phraseStartingAt(clause, to);
};

/** "35 sections of the old canal": what the counted are parts of. */
const partitiveOf: Rule = ({ clause, quantity, counted }) => {
  if (quantity.kind !== 'count' || counted.text === null || counted.partitive || lowerOf(clause, counted.to) !== 'of') return null;
  const phrase = clause.taken.has(counted.to + 1) ? null : phraseStartingAt(clause, counted.to + 1);
  return phrase && /^(?:year|month|week|day)$/.test(lowerOf(clause, phrase.from)) ? null : phrase;
};

/** "a herd of 40 cows", "a choir with nine tenors": what is made of the counted. */
const ofCount: Rule = (place) => (place.quantity.kind === 'count' ? tiedTo(place, /^(?:of|with)$/) : null);

/** "Acme, up 5%", "its bonds down 3%", "Fintex +2.5%", "Total cost: $40": no verb between. */
const besideOf: Rule = ({ clause, quantity, start }) => {
  const word = lowerOf(clause, start - 1);
  const isDirection = /^(?:up|down|higher|lower)$/.test(word);
  const isSign = /^[+:−-]$/.test(word) && !clause.taken.has(start - 2);
  let to = isDirection || isSign ? start - 1 : quantity.kind === 'count' || quantity.kind === 'duration' ? -1 : start;
  if (to < 0) return null;
  if (isDirection && lowerOf(clause, to - 1) === ',') to--;
  if (!isNominal(clause, to - 1)) return null;
  const phrase = phraseEndingAt(clause, to);
  // "an additional 15 miles", "a sharp 3% drop": an adjective of the number's own noun.
  const isOwn =
    phrase !== null &&
    !isDirection &&
    !isSign &&
    phrase.to - phrase.from === 1 &&
    classIn(clause, phrase.from - 1) === 'determiner' &&
    !clause.scene.nameAt.has(phrase.from);
  return isOwn ||
    (phrase !== null && !isDirection && !isSign && (isReceiver(clause, quantity, phrase) || VAGUE_HEADS.test(lowerOf(clause, phrase.to - 1))))
    ? null
    : phrase;
};

/** "gave the start-up $20,000": who gets the money. */
function isReceiver(clause: Clause, { kind }: Quantity, { from }: Phrase): boolean {
  let before = from - 1;
  while (/^(?:determiner|adverb)$/.test(classIn(clause, before))) before--;
  return kind === 'money' && /^(?:verb|infinitive|gerund)$/.test(classIn(clause, before));
}

/** "Acme fell 3%, Borex by 2%": the verb of the first holds for the second. */
const gappedOf: Rule = ({ clause, start }) => {
  if (lowerOf(clause, start - 1) !== 'by' || classIn(clause, start - 2) !== 'noun') return null;
  const phrase = phraseEndingAt(clause, start - 1);
  return phrase && /^(?:,|and|while)$/.test(lowerOf(clause, phrase.from - 1)) ? phrase : null;
};

/** "Acme, up 3 cents at $4": the level has the owner of the change before it. */
const levelOf: Rule = ({ clause, start }) => {
  if (!/^(?:at|to|from)$/.test(lowerOf(clause, start - 1)) || !clause.taken.has(start - 2)) return null;
  let at = start - 2;
  while (clause.taken.has(at) || /^(?:up|down|higher|lower|by|,|or|[$£€+-])$/.test(lowerOf(clause, at))) at--;
  return isNominal(clause, at) ? phraseEndingAt(clause, at + 1) : null;
};

/** "flats from $90,000 to $100,000": what spans the range. */
const rangedOf: Rule = ({ clause, quantity, start }) =>
  quantity.value === null &&
  quantity.low !== null &&
  /^(?:from|between)$/.test(lowerOf(clause, start - 1)) &&
  isNominal(clause, start - 2) &&
  !VAGUE_HEADS.test(lowerOf(clause, start - 2))
    ? phraseEndingAt(clause, start - 1)
    : null;

/** What is measured: the noun phrase that a preposition ties the number to ("a net loss of $2 million"); null for counts, which name theirs behind them. */
function measuredOf(place: Place): Phrase | null {
  if (place.counted.text !== null || !MEASURES.test(place.quantity.kind)) return null;
  return first(place, [tiedMeasure, objectOf, apposedOf]);
}
const tiedMeasure: Rule = (place) => tiedTo(place, /^(?:of|at|with|for|worth)$/);

/** "cut its forecast for May to $3 million": what the verb puts at the number. */
const objectOf: Rule = ({ clause, start }) => {
  const lead = classIn(clause, start - 1) === 'determiner' ? start - 2 : start - 1;
  if (!/^(?:to|from|by|at)$/.test(lowerOf(clause, lead))) return null;
  const verb = verbOfChange(clause, lead);
  if (verb === null) return null;
  let from = verb + 1;
  while (/^(?:down|up|back|out)$/.test(lowerOf(clause, from)) || classIn(clause, from) === 'determiner' || clause.taken.has(from)) from++;
  const phrase = clause.scene.timeAt.has(from) ? null : phraseStartingAt(clause, from);
  return phrase && phrase.to < start ? phrase : null;
};
/** A transitive verb in the number's own clause, to its left. */
function verbOfChange(clause: Clause, end: number): number | null {
  for (let at = end - 1; at > end - 16; at--) {
    const one = classIn(clause, at);
    if (one === 'mark' || one === 'conjunction' || one === 'relative' || one === 'auxiliary' || lowerOf(clause, at) === 'as') return null;
    if (one === 'verb' || one === 'infinitive' || one === 'gerund')
      return classIn(clause, at - 1) === 'auxiliary' &&
        /^(?:is|are|was|were|be|been|being)$/.test(lowerOf(clause, at - 1)) &&
        one === 'verb' &&
        !/ing$/.test(lowerOf(clause, at))
        ? null
        : at;
  }
  return null;
}

/** "a wider bed, 180 cm, than": the number says how much the noun before it is. */
const apposedOf: Rule = ({ clause, quantity, start }) =>
  lowerOf(clause, start - 1) === ',' &&
  isNominal(clause, start - 2) &&
  /^[,)]$/.test(lowerOf(clause, quantity.after)) &&
  !clause.scene.timeAt.has(start - 2)
    ? phraseEndingAt(clause, start - 1)
    : null;

function tiedTo({ clause, start }: Place, by: RegExp): Phrase | null {
  // "a price of between $3 and $4".
  const end = lowerOf(clause, start - 1) === 'between' ? start - 2 : start - 1;
  const preposition = lowerOf(clause, end);
  if (!by.test(preposition) || !isNominal(clause, end - 1)) return null;
  const phrase = phraseEndingAt(clause, end);
  if (!phrase || VAGUE_HEADS.test(lowerOf(clause, phrase.to - 1))) return null;
  // "is rather mild at 9 degrees": an adjective of the verb.
  const before = lowerOf(clause, phrase.from - 1);
  return preposition !== 'of' && (AUXILIARIES.has(before) || /^(?:as|so|too|very)$/.test(before) || classIn(clause, phrase.from - 1) === 'adverb')
    ? null
    : phrase;
}
