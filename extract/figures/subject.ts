import { isPlural, singularOf, verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import type { Draft } from './draft.ts';
import { isNoun, type Phrase, phraseBefore } from './noun-phrase.ts';
import { ADVERBS, AUXILIARIES, DETERMINERS, NEGATIONS, PREPOSITIONS, PRONOUNS, type Quantity, type Scene, textOf, wordAt } from './scene.ts';

const REACH = 30;
const REPORTS = /^(?:say|tell|report|note|estimate|announce|believe|think|argue|warn)$/;
const CLAUSE = /^(?:that|when|while|because|if|although|though|whereas)$/;

/** What is measured, and whose number it is; texts as they stand. */
export interface Topic {
  readonly counted: string | null;
  readonly head: string | null;
  readonly subject: string | null;
}

const MEASURES = /^(?:money|percent|measure|percentage_point)$/;
const LEVELS =
  /^(?:is|was|are|were|be|been|has|had|have|will|would|could|only|now|at|to|by|just|reach(?:es|ed)?|stood|stands?|hit|hits|expected|predicted|forecast|estimated|put|about|,|[\d.]+)$/;

/** A measured quantity is what the verb has for subject ("attendance fell to 61%"); whatever else stands there owns the number. */
export function topicOf(scene: Scene, draft: Draft, taken: ReadonlySet<number>): Topic {
  const { quantity, counted, modifier, change } = draft;
  const measured = measuredOf(scene, quantity, counted, modifier.from, taken);
  const owner = ownerOf(scene, quantity, { modifierFrom: modifier.from, taken, measured });
  const text = (phrase: Phrase | null): string | null => phrase && textOf(scene, phrase.from, phrase.to);
  if (measured) return { counted: text(measured), head: headOf(scene, measured), subject: text(owner) };
  if (counted.text !== null || !owner || !MEASURES.test(quantity.kind)) return { counted: counted.text, head: null, subject: text(owner) };
  const head = headOf(scene, owner);
  const between = scene.tokens.slice(owner.to, modifier.from).map((token) => token.lower);
  const isLevel = change.change !== 'none' || between.every((word) => LEVELS.test(word));
  const names =
    scene.nameAt.has(owner.to - 1) || /^(?:person|company|man|woman|government|group|firm|bank|retailer|maker|share|stock|index)$/.test(head);
  return isLevel && !names ? { counted: text(owner), head, subject: null } : { counted: null, head: null, subject: text(owner) };
}

/** The lemma of a phrase's head: the noun before its first preposition. */
function headOf(scene: Scene, { from, to }: Phrase): string {
  let end = from + 1;
  while (end < to && !PREPOSITIONS.has(wordAt(scene, end, from))) end++;
  return singularOf(wordAt(scene, end - 1, from));
}

/** The noun phrase that the number's verb has for subject, or that stands right before it; null where that is a speaker or a pronoun. */
function ownerOf(
  scene: Scene,
  quantity: Quantity,
  { modifierFrom, taken, measured }: { modifierFrom: number; taken: ReadonlySet<number>; measured: Phrase | null },
): Phrase | null {
  const phrase =
    (quantity.kind === 'age' ? personOf(scene, quantity, taken) : null) ??
    (quantity.kind === 'count' ? ofCount(scene, quantity, modifierFrom, taken) : null) ??
    besideOf(scene, quantity, modifierFrom, taken) ??
    beforeVerb(scene, quantity, modifierFrom, taken);
  if (!phrase || (measured && phrase.from < measured.to && measured.from < phrase.to)) return null;
  const [start, end] = [scene.tokens[phrase.from]?.start ?? 0, scene.tokens[phrase.to - 1]?.end ?? 0];
  const speaks = scene
    .attributionsIn(scene.tokens[phrase.from]?.sentence ?? 0)
    .some(
      ({ source, contents }) =>
        source !== null &&
        source.start < end &&
        source.end > start &&
        contents.some((content) => content.start <= quantity.start && quantity.end <= content.end),
    );
  return speaks ? null : phrase;
}

/** "a total of 40", "one of 12": they only lead to the number. */
const VAGUE_HEADS = /^(?:total|number|one|each|none|half|most|part|some|all|age|tolls?|top|time|average|maximum|minimum)$/;

/** "a herd of 40 cows", "a choir with nine tenors": what is made of the counted. */
function ofCount(scene: Scene, quantity: Quantity, modifierFrom: number, taken: ReadonlySet<number>): Phrase | null {
  return tiedTo(scene, quantity, modifierFrom, taken, /^(?:of|with)$/);
}

/** "Maria Lopez, 44,", "the 31-year-old driver". */
function personOf(scene: Scene, quantity: Quantity, taken: ReadonlySet<number>): Phrase | null {
  const before = wordAt(scene, quantity.from - 1, quantity.from);
  if (/^[,(]$/.test(before)) return phraseBefore(scene, quantity.from - 1, quantity.from, taken);
  let to = quantity.after;
  while (to < quantity.after + 4 && isNoun(scene, to, quantity.from, taken) && !isFiniteVerb(scene, to, quantity.from)) to++;
  return to > quantity.after ? { from: quantity.after, to } : null;
}

/** "Acme, up 5%", "its bonds down 3%", "Fintex +2.5%", "Total cost: $40": no verb between. */
function besideOf(scene: Scene, quantity: Quantity, modifierFrom: number, taken: ReadonlySet<number>): Phrase | null {
  const word = wordAt(scene, modifierFrom - 1, quantity.from);
  const isDirection = /^(?:up|down|higher|lower)$/.test(word);
  const isSign = /^[+:−-]$/.test(word) && !taken.has(modifierFrom - 2);
  let to = isDirection || isSign ? modifierFrom - 1 : quantity.kind === 'count' || quantity.kind === 'duration' ? -1 : modifierFrom;
  if (to < 0) return null;
  if (isDirection && wordAt(scene, to - 1, quantity.from) === ',') to--;
  if (!isNoun(scene, to - 1, quantity.from, taken) || isFiniteVerb(scene, to - 1, quantity.from)) return null;
  const mayBeVerb = verbFormOf(wordAt(scene, to - 1, quantity.from)) !== null && /^\p{Ll}/u.test(scene.tokens[to - 1]?.text ?? '');
  return !isDirection && !isSign && mayBeVerb ? null : phraseBefore(scene, to, quantity.from, taken);
}

const STANDING =
  /^(?:range|measure|weigh|cost|stay|total|average|cover|contain|hold|employ|produce|generate|earn|spend|pay|sell|score|need|take|have|run|include|offer|remain|stretch|span|own|attract|serve|carry|require)$/;

function isFiniteVerb(scene: Scene, at: number, from: number): boolean {
  const word = wordAt(scene, at, from);
  if (AUXILIARIES.has(word)) return true;
  const token = scene.tokens[at];
  if (token?.kind !== 'word' || (/^\p{Lu}/u.test(token.text) && wordAt(scene, at - 1, from) !== '')) return false;
  const form = verbFormOf(word);
  const next = wordAt(scene, at + 1, from);
  // "prices range", "robots measure": the base form behind a plural.
  if (form?.form === 'base' && STANDING.test(word)) return isPlural(wordAt(scene, at - 1, from));
  if (form?.form === 'past') return !/^(?:the|an?|its|their|his|her|our|these|those|some|of)$/.test(wordAt(scene, at - 1, from));
  return form?.form === 's' && next !== 'of' && !AUXILIARIES.has(next) && verbFormOf(next)?.form !== 'past';
}

/** The subject of the nearest finite verb before the number, across participles, lists and relative pronouns. */
function beforeVerb(scene: Scene, quantity: Quantity, modifierFrom: number, taken: ReadonlySet<number>): Phrase | null {
  let parted = -1;
  for (let at = modifierFrom - 1; at >= modifierFrom - REACH && at > 0; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;:“”"]$/.test(word)) break;
    if (CLAUSE.test(word) && wordAt(scene, at + 1, quantity.from) !== '' && !isFiniteVerb(scene, at + 1, quantity.from)) return null;
    if (taken.has(at) || !isFiniteVerb(scene, at, quantity.from)) continue;
    let to = at;
    const passes = (word: string): boolean => AUXILIARIES.has(word) || ADVERBS.has(word) || NEGATIONS.has(word);
    while (to > 0 && passes(wordAt(scene, to - 1, quantity.from))) to--;
    const before = wordAt(scene, to - 1, quantity.from);
    if (/^(?:which|that|who)$/.test(before)) {
      const comma = wordAt(scene, to - 2, quantity.from) === ',' ? to - 2 : to - 1;
      return phraseBefore(scene, comma, quantity.from, taken);
    }
    if (PRONOUNS.has(before) || DETERMINERS.has(before)) return null;
    if (REPORTS.test(verbFormOf(word)?.lemma ?? '')) return null;
    const phrase = /^(?:,|and|or|but)$/.test(before) ? null : phraseBefore(scene, to, quantity.from, taken);
    if (phrase) return phrase;
    if (before === ',') parted = to;
    at = to;
  }
  // "Acme, a maker of tiles, has sold 40": the subject stands at the head, behind it an apposition.
  if (parted < 0) return null;
  const first = scene.doc.sentences[scene.tokens[quantity.from]?.sentence ?? 0]?.firstToken ?? 0;
  let comma = first;
  while (comma < parted - 1 && wordAt(scene, comma, first) !== ',') comma++;
  const head = comma < parted - 1 ? phraseBefore(scene, comma, first, taken) : null;
  return head && head.from <= first + 1 ? head : null;
}

/** What is measured: the noun phrase that a preposition ties the number to ("a net loss of $2 million"); null for counts, which name theirs behind them. */
function measuredOf(scene: Scene, quantity: Quantity, counted: Counted, modifierFrom: number, taken: ReadonlySet<number>): Phrase | null {
  if (counted.text !== null || !/^(?:money|percent|measure|percentage_point)$/.test(quantity.kind)) return null;
  return tiedTo(scene, quantity, modifierFrom, taken, /^(?:of|at|with|for|worth)$/);
}

function tiedTo(scene: Scene, quantity: Quantity, modifierFrom: number, taken: ReadonlySet<number>, by: RegExp): Phrase | null {
  const preposition = wordAt(scene, modifierFrom - 1, quantity.from);
  if (!by.test(preposition)) return null;
  if (!isNoun(scene, modifierFrom - 2, quantity.from, taken) || isFiniteVerb(scene, modifierFrom - 2, quantity.from)) return null;
  const phrase = phraseBefore(scene, modifierFrom - 1, quantity.from, taken);
  if (!phrase || VAGUE_HEADS.test(wordAt(scene, phrase.to - 1, quantity.from))) return null;
  // "is rather mild at 9 degrees": an adjective of the verb.
  const before = wordAt(scene, phrase.from - 1, quantity.from);
  return preposition !== 'of' && (AUXILIARIES.has(before) || ADVERBS.has(before)) ? null : phrase;
}
