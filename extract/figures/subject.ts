import { verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  NEGATIONS,
  PREPOSITIONS,
  PRONOUNS,
  type Quantity,
  RELATIVES,
  type Scene,
  textOf,
  wordAt,
} from './scene.ts';

const LONGEST = 9;
const REACH = 14;

/** Whose number it is: the noun phrase before the verb that governs it ("the index rose 2%"); null where that is a speaker or a pronoun. */
export function subjectOf(scene: Scene, quantity: Quantity, modifierFrom: number): string | null {
  const verb = verbBefore(scene, quantity, modifierFrom);
  if (verb < 0) return null;
  let to = verb;
  while (
    to > 0 &&
    (AUXILIARIES.has(wordAt(scene, to - 1, quantity.from)) ||
      ADVERBS.has(wordAt(scene, to - 1, quantity.from)) ||
      NEGATIONS.has(wordAt(scene, to - 1, quantity.from)))
  )
    to--;
  const from = phraseStart(scene, to, quantity.from);
  if (from >= to) return null;
  const text = textOf(scene, from, to);
  const [start, end] = [scene.tokens[from]?.start ?? 0, scene.tokens[to - 1]?.end ?? 0];
  const speaks = scene
    .attributionsIn(scene.tokens[from]?.sentence ?? 0)
    .some(({ source }) => source !== null && source.start < end && source.end > start);
  return speaks ? null : text;
}

/** The nearest finite verb before a number that has a noun before it; -1 where there is none. */
function verbBefore(scene: Scene, quantity: Quantity, modifierFrom: number): number {
  for (let at = modifierFrom - 1; at >= modifierFrom - REACH && at > 0; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[;:“”"]$/.test(word)) return -1;
    const form = verbFormOf(word);
    const finite = AUXILIARIES.has(word) || (form !== null && (form.form === 'past' || form.form === 's'));
    if (!finite || !isNoun(scene, at - 1, quantity.from)) {
      if (!finite || !(AUXILIARIES.has(wordAt(scene, at - 1, quantity.from)) || ADVERBS.has(wordAt(scene, at - 1, quantity.from)))) continue;
    }
    return at;
  }
  return -1;
}

/** A word that can end a noun phrase. */
function isNoun(scene: Scene, at: number, from: number): boolean {
  const word = wordAt(scene, at, from);
  const token = scene.tokens[at];
  if (word === '' || (token?.kind !== 'word' && token?.kind !== 'number')) return false;
  return !(
    AUXILIARIES.has(word) ||
    PREPOSITIONS.has(word) ||
    CONJUNCTIONS.has(word) ||
    PRONOUNS.has(word) ||
    RELATIVES.has(word) ||
    DETERMINERS.has(word) ||
    ADVERBS.has(word) ||
    NEGATIONS.has(word)
  );
}

/** Where the noun phrase that ends before a token starts; "of" and "in" join its parts, articles at its head are left out. */
function phraseStart(scene: Scene, to: number, sentenceOf: number): number {
  let from = to;
  while (from > 0 && to - from < LONGEST) {
    const word = wordAt(scene, from - 1, sentenceOf);
    const token = scene.tokens[from - 1];
    const joins = /^(?:of|for|in|['’]s|['’]|[-‑&/]|and)$/.test(word) && from < to;
    const article = DETERMINERS.has(word) && /^(?:of|for|in|and)$/.test(wordAt(scene, from - 2, sentenceOf));
    const verb = verbFormOf(word);
    const isVerb = verb !== null && verb.form === 'past' && !/^\p{Lu}/u.test(token?.text ?? '');
    if (word === '' || isVerb || !(joins || article || isNoun(scene, from - 1, sentenceOf))) break;
    from--;
  }
  while (from < to && !isNoun(scene, from, sentenceOf)) from++;
  return from;
}

/** What is measured, for money, percentages and measures: the noun phrase that "of", "at" or "to" ties the number to ("a net loss of $2 million"). */
export function measuredOf(scene: Scene, quantity: Quantity, counted: Counted, modifierFrom: number): string | null {
  if (counted.text !== null || !/^(?:money|percent|measure|percentage_point)$/.test(quantity.kind)) return counted.text;
  if (wordAt(scene, modifierFrom - 1, quantity.from) !== 'of') return null;
  const to = modifierFrom - 1;
  const from = phraseStart(scene, to, quantity.from);
  return from < to ? textOf(scene, from, to) : null;
}
