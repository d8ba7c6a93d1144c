import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/outcomes.json' with { type: 'json' };
import { singularOf, verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import { ADVERBS, AUXILIARIES, type Quantity, type Scene, wordAt } from './scene.ts';

type Outcome = FigureRow['outcome'];
const mapOf = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, Outcome> =>
  new Map(Object.entries(entries).flatMap(([outcome, words]) => words.split(' ').map((word): [string, Outcome] => [word, outcome as Outcome])));
const VERBS = mapOf(reference.verbs);
const NOUNS = mapOf(reference.nouns);
const ADJECTIVES = mapOf(reference.adjectives);
/** "the murder of 12": nouns of what is done to those behind "of". */
const EVENTS_OF = mapOf(reference.events_of);
const ILLNESS = new Set(reference.illness.split(' '));

export interface ReadOutcome {
  readonly outcome: Outcome;
  readonly negated: boolean;
  /** The token that says so; -1 where none does. */
  readonly at: number;
  /** The token of the subject noun that says it ("toll"), where no noun stands behind the number. */
  readonly subject?: number;
}

const NONE: ReadOutcome = { outcome: 'none', negated: false, at: -1 };
const REACH_RIGHT = 12;
const REACH_LEFT = 7;
const PASSES =
  /^(?:feared|believed|reported|confirmed|presumed|said|thought|known|reportedly|declared|found|listed|pronounced|left|later|also|officially|people|including|who|that|,|others?|more|hundreds|thousands|or|still|remain|remained|remains|are|is|to|have|been|be|and)$/;

/** What happened to the counted: by the noun itself, an adjective, the verb they are the subject of, or the one they are the object of. */
export function outcomeOf(scene: Scene, quantity: Quantity, counted: Counted): ReadOutcome {
  if (!/^(?:count|percent|ratio)$/.test(quantity.kind)) return NONE;
  for (let at = counted.from; at < counted.to; at++) {
    const word = wordAt(scene, at, quantity.from);
    const lemma = at === counted.to - 1 ? (counted.head ?? word) : word;
    const named = ADJECTIVES.get(word) ?? NOUNS.get(lemma);
    if (named === 'infected' && !nearIllness(scene, quantity)) continue;
    if (named && (at === counted.to - 1 || ADJECTIVES.has(word))) return { outcome: named, negated: false, at };
  }
  const left = leftOf(scene, quantity, counted);
  // A verb right before the number decides over one that comes later: "killed 6 and infected 90".
  if (left?.near) return left;
  // "38% as prices recover": a share of nobody named has no fate.
  const ofNobody = quantity.kind !== 'count' && counted.text === null && !counted.elliptic;
  return (ofNobody ? null : rightOf(scene, quantity, counted)) ?? left ?? subjectOf(scene, quantity) ?? describedAs(scene, quantity, counted) ?? NONE;
}

/** "the freed pupils", "rescued divers": what a participle before the noun says. */
function describedAs(scene: Scene, quantity: Quantity, counted: Counted): ReadOutcome | null {
  for (let at = counted.from; at < counted.to - 1; at++) {
    const verb = verbFormOf(wordAt(scene, at, quantity.from));
    const outcome = verb?.form === 'past' ? VERBS.get(verb.lemma) : undefined;
    if (outcome && outcome !== 'infected') return { outcome, negated: false, at };
  }
  return null;
}

/** An article says at its start that it is about an illness. */
const OPENING_TOKENS = 60;
const nearIllness = (scene: Scene, { from }: Quantity): boolean => {
  const sentence = scene.doc.sentences[scene.tokens[from]?.sentence ?? 0];
  const range = [...scene.tokens.slice(sentence?.firstToken ?? 0, sentence?.endToken ?? 0), ...scene.tokens.slice(0, OPENING_TOKENS)];
  return range.some((token) => ILLNESS.has(token.lower));
};

/** "18 people were killed", "18 killed", "20 others remain missing". */
function rightOf(scene: Scene, quantity: Quantity, counted: Counted): ReadOutcome | null {
  let negated = false;
  let passive = counted.to === quantity.after || counted.elliptic;
  let end = counted.to + REACH_RIGHT;
  for (let at = counted.to; at < end; at++) {
    const skipped = insertionFrom(scene, at, quantity.from);
    if (skipped > at) {
      end += skipped - at;
      at = skipped;
      continue;
    }
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;:“”"()]$/.test(word)) return null;
    const token = scene.tokens[at];
    if (token?.kind === 'number') return null;
    if (/^(?:not|n't|n’t|never)$/.test(word)) negated = true;
    if (AUXILIARIES.has(word)) {
      passive = true;
      continue;
    }
    // "virus-infected mice": what the hyphen ties on describes another noun.
    if (/^[-‑]$/.test(wordAt(scene, at - 1, quantity.from)) && scene.tokens[at]?.spaced === false) continue;
    const adjective = ADJECTIVES.get(word);
    if (adjective && passive && word !== 'homeless') return { outcome: adjective, negated, at };
    if (/^(?:hostage|captive|prisoner)$/.test(word)) return { outcome: 'captive', negated, at };
    const verb = verbFormOf(word);
    const said = verb ? phrasal(scene, at, quantity.from, { counted, lemma: verb.lemma, form: verb.form, passive }) : null;
    if (said) return { outcome: said, negated, at };
    const outcome = verb ? VERBS.get(verb.lemma) : undefined;
    if (verb && outcome && outcome !== 'recovered') {
      if (ofThings(counted) && OF_PEOPLE.test(outcome)) return null;
      const isIntransitive = /^(?:die|drown|perish|vanish|disappear|flee)$/.test(verb.lemma);
      if (isIntransitive || (verb.form === 'past' && (passive || isParticiple(scene, at)))) return { outcome, negated, at };
      return null;
    }
    if (verb && verb.lemma === 'lose' && [1, 2].some((ahead) => /^(?:lives|life)$/.test(wordAt(scene, at + ahead, quantity.from))))
      return { outcome: 'killed', negated, at };
    if (verb && /^(?:test)$/.test(verb.lemma) && wordAt(scene, at + 1, quantity.from) === 'positive') return { outcome: 'infected', negated, at };
    if (verb?.lemma === 'recover' && passive && nearIllness(scene, quantity))
      return { outcome: /^(?:bod|corpse|remain)/.test(counted.head ?? '') ? 'killed' : 'recovered', negated, at };
    if (PASSES.test(word) || ADVERBS.has(word)) continue;
    if (verb && verb.form !== 'base' && verb.form !== 's') return null;
    if (at > counted.to + 4) return null;
    if (word === ',') continue;
    if (/^(?:in|on|at|from|of|by|for|with|near|across|after|during|when|as|while)$/.test(word)) {
      // A prepositional phrase may stand before the verb: "18 people in Gaza were killed"; a clause of its own ends the search.
      if (/^(?:after|when|as|while|by|during)$/.test(word)) return null;
      passive = false;
    }
  }
  return null;
}

const OPENS_INSERTION = /^(?:including|among|most|mostly|mainly|many|some|all|both|half|two|three|four|five|several|none|each|aged)$/;
const LONGEST_INSERTION = 16;

/** "twenty more, including a cook, were hurt": the comma that closes an insertion before the verb; the token itself where none stands. */
function insertionFrom(scene: Scene, at: number, from: number): number {
  if (wordAt(scene, at, from) !== ',' || !OPENS_INSERTION.test(wordAt(scene, at + 1, from))) return at;
  for (let close = at + 2; close < at + LONGEST_INSERTION; close++) {
    const word = wordAt(scene, close, from);
    if (word === '' || /^[.;:]$/.test(word) || (AUXILIARIES.has(word) && wordAt(scene, close - 1, from) !== ',')) return at;
    if (word === ',' && AUXILIARIES.has(wordAt(scene, close + 1, from))) return close;
  }
  return at;
}

const THINGS = /^(?:other|vehicle|building|company|animal)$/;

/** "shot dead", "pulled alive", "burned down", "left their homes", "being held", "caught the disease". */
function phrasal(
  scene: Scene,
  at: number,
  from: number,
  { counted, lemma, form, passive }: { counted: Counted; lemma: string; form: string; passive: boolean },
): Outcome | null {
  const next = [1, 2, 3].map((ahead) => wordAt(scene, at + ahead, from));
  const ofPeople = !THINGS.test(counted.class ?? '');
  if (form === 'past' && (next[0] === 'dead' || (next[0] === 'to' && next[1] === 'death'))) return 'killed';
  if (/^(?:pull|bring|dig|drag|haul|carry)$/.test(lemma) && form === 'past' && (next[0] === 'alive' || (next[0] === 'to' && next[1] === 'safety')))
    return 'rescued';
  if (/^(?:burn|collapse|wash|blow)$/.test(lemma) && /^(?:building|vehicle)$/.test(counted.class ?? ''))
    return lemma === 'collapse' || /^(?:down|out|away|up)$/.test(next[0] ?? '') ? 'destroyed' : null;
  if (/^(?:leave|quit|abandon)$/.test(lemma) && ofPeople && next.some((word) => /^(?:homes?|houses?|villages?)$/.test(word))) return 'displaced';
  if (/^(?:drive|force)$/.test(lemma) && passive && ofPeople && next.some((word) => /^(?:homes?|houses?|villages?|flee)$/.test(word)))
    return 'displaced';
  if (lemma === 'hold' && form === 'past' && passive && ofPeople && /^(?:being|was|were|is|are|been|still)$/.test(wordAt(scene, at - 1, from))) {
    const sentence = scene.doc.sentences[scene.tokens[from]?.sentence ?? 0];
    const words = scene.tokens.slice(sentence?.firstToken ?? 0, sentence?.endToken ?? 0);
    return words.some(({ lower }) => /^(?:police|custody|suspicion|officers|detectives|arrested)$/.test(lower)) ? 'arrested' : 'captive';
  }
  if (/^(?:catch|contract)$/.test(lemma) && ofPeople && next.some((word) => ILLNESS.has(word))) return 'infected';
  return null;
}

/** Behind a participle no object follows: "18 killed in the blast", not "18 killed the dog" or "infected about 70". */
const isParticiple = (scene: Scene, at: number): boolean =>
  !/^(?:the|a|an|his|her|their|its)$/.test(wordAt(scene, at + 1, at)) &&
  ![1, 2, 3].some((offset) => scene.tokens[at + offset]?.kind === 'number' && !/^(?:[,.;]|in|on|at|and)$/.test(wordAt(scene, at + offset - 1, at)));

/** Things are seized and saved too; only people are captive, arrested, released or rescued. */
const OF_PEOPLE = /^(?:captive|arrested|released|rescued|infected|injured)$/;
const ofThings = ({ class: kind }: Counted): boolean => /^(?:other|vehicle|building|company)$/.test(kind ?? '');

/** "killing 18", "left 20 dead", "a death toll of 40", "claimed 12 lives", "the arrest of 9". */
function leftOf(scene: Scene, quantity: Quantity, counted: Counted): (ReadOutcome & { near?: boolean }) | null {
  const ofPeople = !ofThings(counted);
  for (let at = quantity.from - 1; at >= quantity.from - REACH_LEFT; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;:“”"()]$/.test(word)) return null;
    if (scene.tokens[at]?.kind === 'number' && !scene.timeAt.has(at)) return null;
    if (
      /^tolls?$/.test(word) &&
      /^(?:death|casualty)$/.test(wordAt(scene, at - 1, at)) &&
      /^(?:of|to|at|reached|hit|passed|passes|climbed|rose)$/.test(wordAt(scene, at + 1, at)) &&
      counted.text === null
    )
      return { outcome: 'killed', negated: false, at, subject: at };
    const event = /^(?:of|at)$/.test(wordAt(scene, at + 1, at)) ? EVENTS_OF.get(singularOf(word)) : undefined;
    if (event && !(ofThings(counted) && event !== 'killed')) return { outcome: event, negated: false, at };
    if (word === 'lives' && wordAt(scene, at + 1, at) === 'of') return { outcome: 'killed', negated: false, at };
    if (
      word === 'loss' &&
      wordAt(scene, at + 1, at) === 'of' &&
      /^(?:person|civilian|combatant|child|woman|police|worker)$/.test(counted.class ?? '')
    )
      return { outcome: 'killed', negated: false, at };
    const verb = verbFormOf(word);
    if (!verb) continue;
    if (/^(?:take|hold|taking)$/.test(verb.lemma) && /hostage|captive/.test(behind(scene, quantity)))
      return { outcome: 'captive', negated: false, at };
    if (/^(?:leave)$/.test(verb.lemma)) {
      const state = behind(scene, quantity);
      const outcome = /\bdead\b/.test(state)
        ? 'killed'
        : /\b(?:injured|wounded|hurt)\b/.test(state)
          ? 'injured'
          : /\bmissing\b/.test(state)
            ? 'missing'
            : /\bhomeless\b/.test(state)
              ? 'displaced'
              : undefined;
      return outcome ? { outcome, negated: false, at } : null;
    }
    if (
      /^(?:bring|carry|lead|pull|take|lift|ferry|drag)$/.test(verb.lemma) &&
      verb.form !== 's' &&
      ofPeople &&
      /\b(?:to safety|alive)\b/.test(behind(scene, quantity))
    )
      return { outcome: 'rescued', negated: false, at };
    if (
      /^(?:force|compel|oblige|order|prompt|drive|cause)$/.test(verb.lemma) &&
      ofPeople &&
      /\bto (?:\w+ly )?(?:evacuate|flee|relocate)\b|\bto (?:leave|abandon|quit) (?:their|his|her) (?:homes?|houses?|villages?)\b|\b(?:from|out of) their homes?\b/.test(
        behind(scene, quantity),
      )
    )
      return { outcome: 'displaced', negated: false, at };
    if (verb.lemma === 'claim' && /\blives\b/.test(behind(scene, quantity))) return { outcome: 'killed', negated: false, at };
    const outcome = VERBS.get(verb.lemma);
    if (outcome && outcome !== 'recovered') {
      const isIntransitive = /^(?:die|drown|perish|vanish|disappear|flee|sink)$/.test(verb.lemma);
      const isPassive = verb.form === 'past' && /^(?:was|were|been|be|being|is|are)$/.test(wordAt(scene, at - 1, at));
      if (isIntransitive || isPassive) return null;
      if (!ofPeople && OF_PEOPLE.test(outcome)) return null;
      const near =
        /^(?:at least|at|least|more|than|about|around|some|nearly|almost|over|up|to|as|many|an|estimated|another|the|all|both|only|just|roughly|approximately|,)*$/.test(
          wordsBetween(scene, at + 1, quantity.from),
        );
      return { near, outcome, negated: /^(?:not|n't|n’t|never)$/.test(wordAt(scene, at - 1, at)), at };
    }
    if (verb.form !== 'base' && !/^(?:report|confirm|say|include|estimate|exceed|surpass|top|pass|reach|put|rise|climb|total)$/.test(verb.lemma))
      return null;
  }
  return null;
}

const wordsBetween = (scene: Scene, from: number, to: number): string =>
  scene.tokens
    .slice(from, to)
    .map((token) => token.lower)
    .join('');

const SUBJECT_VERBS = new Set([
  'surpass',
  'pass',
  'exceed',
  'reach',
  'top',
  'hit',
  'climb',
  'rise',
  'increase',
  'stand',
  'jump',
  'grow',
  'fall',
  'drop',
  'bring',
  'put',
  'lift',
  'raise',
  'push',
  'soar',
  'double',
  'decrease',
  'say',
  'be',
  'go',
  'revise',
  'lower',
  'cut',
  'give',
  'correct',
  'place',
  'total',
  'number',
  'estimate',
]);
const SUBJECT_REACH = 18;

/** "the death toll rose to 29", "arrests passed 400": what the subject of a level is about. */
/** Nouns of totals. */
const LEVELS: Readonly<Record<string, Outcome>> = { toll: 'killed', tolls: 'killed', dead: 'killed', casualty: 'injured', casualties: 'injured' };
/** "the number of people killed": a participle in the subject. */
const PARTICIPLES: Readonly<Record<string, Outcome>> = {
  killed: 'killed',
  injured: 'injured',
  wounded: 'injured',
  missing: 'missing',
  displaced: 'displaced',
  infected: 'infected',
  arrested: 'arrested',
};

function subjectOf(scene: Scene, quantity: Quantity): ReadOutcome | null {
  if (quantity.kind !== 'count') return null;
  let verb = false;
  for (let at = quantity.from - 1; at >= quantity.from - SUBJECT_REACH; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;:“”"]$/.test(word)) return null;
    const form = verbFormOf(word);
    if (form && SUBJECT_VERBS.has(form.lemma)) verb = true;
    const ofMany = [1, 2].some((back) => /^(?:people|dead|those|number|children|civilians|soldiers)$/.test(wordAt(scene, at - back, quantity.from)));
    const outcome = LEVELS[word] ?? (ofMany ? PARTICIPLES[word] : undefined) ?? NOUNS.get(singularOf(word));
    if (!outcome || (outcome === 'infected' && !nearIllness(scene, quantity)) || /^(?:hostages?|bod(?:y|ies)|captives?)$/.test(word)) continue;
    // "pushing the count of arrests to 31": the verb may stand before what it changes.
    const before = wordAt(scene, quantity.from - 1, quantity.from);
    const lead = before === 'the' ? wordAt(scene, quantity.from - 2, quantity.from) : before;
    const levelled =
      /^(?:to|at|in)$/.test(lead) &&
      [1, 2, 3, 4, 5].some((back) => SUBJECT_VERBS.has(verbFormOf(wordAt(scene, at - back, quantity.from))?.lemma ?? ''));
    if (!verb && !levelled) return null;
    // "deaths linked to infections": what the number is of, not what that is linked to.
    for (let back = at - 1; back > at - 10; back--) {
      const noun = wordAt(scene, back, quantity.from);
      const of = NOUNS.get(singularOf(noun));
      const led = [1, 2].some((gap) => wordAt(scene, back - gap, quantity.from) === 'of');
      if (of && led && noun !== '') return { outcome: of, negated: false, at: back, subject: back };
    }
    // A participle says what happened, but counts nothing: "the number of people killed".
    return PARTICIPLES[word] ? { outcome, negated: false, at } : { outcome, negated: false, at, subject: at };
  }
  return null;
}

/** The few words behind a number, as text. */
function behind(scene: Scene, quantity: Quantity): string {
  const words: string[] = [];
  for (let at = quantity.after; at < quantity.after + 7; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;]$/.test(word)) break;
    words.push(word);
  }
  return words.join(' ');
}
