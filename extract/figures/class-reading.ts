import words from '../../seeds/reference/word-classes.json' with { type: 'json' };
import { type VerbForm, verbFormOf, verbFormsOf } from '../text/lemma.ts';
import { oncePerWord } from '../text/once-per-word.ts';
import { AUXILIARIES, isFunction, type Scene } from './scene.ts';

/**
 * What a word does in its sentence: `verb` is finite or part of a finite group, `participle` stands alone behind its noun, `mark` is
 * any sign that parts clauses. Adjectives are nouns here: they stand inside noun phrases.
 */
export type WordClass =
  | 'noun'
  | 'verb'
  | 'auxiliary'
  | 'infinitive'
  | 'to'
  | 'participle'
  | 'gerund'
  | 'determiner'
  | 'possessive'
  | 'preposition'
  | 'conjunction'
  | 'pronoun'
  | 'relative'
  | 'adverb'
  | 'number'
  | 'joint'
  | 'mark';

const MORE = verbFormsOf(words.verbs_regular.split(' '), words.verbs_irregular);
const NOUNS_IN_ED = new Set(words.nouns_in_ed.split(' '));

/** The verb that a word is a form of, by the wide list; -ed without an entry is a past. */
export const wideVerbFormOf = oncePerWord((word: string): VerbForm | null => {
  const known = verbFormOf(word) ?? MORE.get(word);
  if (known) return known;
  const doubled = /^([a-z]+l)l(?:ed|ing)$/.exec(word);
  const single = doubled ? (verbFormOf(doubled[1] ?? '') ?? MORE.get(doubled[1] ?? '')) : null;
  if (single) return { lemma: single.lemma, form: word.endsWith('g') ? 'ing' : 'past' };
  return /^[a-z]{3,}ed$/.test(word) && !/eed$/.test(word) && !NOUNS_IN_ED.has(word) ? { lemma: word.slice(0, -2), form: 'past' } : null;
});

/** The word before a place. */
export interface Left {
  readonly word: string;
  readonly class: WordClass;
  readonly isCapital: boolean;
}
/** A sentence while its words are classed, left to right. */
export interface Reading {
  readonly scene: Scene;
  readonly from: number;
  readonly end: number;
  readonly classes: readonly WordClass[];
}

export const lowerAt = ({ scene, from, end }: Reading, at: number): string => (at < from || at >= end ? '' : (scene.tokens[at]?.lower ?? ''));
/** The nearest word before a place that is no adverb, and its class. */
export function leftOf({ scene, from, classes }: Reading, at: number): Left {
  let left = at - 1;
  while (left > from && classes[left - from] === 'adverb') left--;
  // "Lake Orrin Ferries (LOF) docked": what stands in brackets is said beside it.
  if (scene.tokens[left]?.text === ')') {
    let open = left - 1;
    while (open > left - 8 && open > from && scene.tokens[open]?.text !== '(') open--;
    if (scene.tokens[open]?.text === '(' && open > from) left = open - 1;
  }
  if (left < from) return { word: '', class: 'mark', isCapital: false };
  const { text = '', lower = '' } = scene.tokens[left] ?? {};
  return { word: lower, class: classes[left - from] ?? 'mark', isCapital: text !== lower };
}

export const isCapitalAt = ({ scene }: Reading, at: number): boolean => /^\p{Lu}/u.test(scene.tokens[at]?.text ?? '');
export const isFiniteWord = (word: string): boolean => AUXILIARIES.has(word) || wideVerbFormOf(word)?.form === 'past';
export const isNominalWord = (word: string): boolean => /^[a-z]/.test(word) && !isFunction(word);
export const isBase = oncePerWord(
  (word: string): boolean =>
    word === 'be' ||
    word === 'have' ||
    word === 'do' ||
    wideVerbFormOf(word)?.form === 'base' ||
    /^(?:come|become|run|overcome|cost|put|cut|hit|set|let|shut|spread|beat|read|quit|split|shed|bet|broadcast|bid|fit)$/.test(word),
);
