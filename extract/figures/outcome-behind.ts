import { verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import { ADJECTIVES, ILLNESS, nearIllness, OF_PEOPLE, type Outcome, ofThings, type ReadOutcome, VERBS } from './outcome-words.ts';
import { ADVERBS, AUXILIARIES, type Quantity, type Scene, wordAt } from './scene.ts';

const REACH = 12;
const PASSES =
  /^(?:feared|believed|reported|confirmed|presumed|said|thought|known|reportedly|declared|found|listed|pronounced|left|later|also|officially|people|including|who|that|,|others?|more|hundreds|thousands|or|still|remain|remained|remains|are|is|to|have|been|be|and)$/;

/** "18 people were killed", "18 killed", "20 others remain missing". */
export function outcomeBehind(scene: Scene, quantity: Quantity, counted: Counted): ReadOutcome | null {
  let negated = false;
  let passive = counted.to === quantity.after || counted.elliptic;
  let end = counted.to + REACH;
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
