import words from '../../seeds/reference/word-classes.json' with { type: 'json' };
import { oncePerWord } from '../text/once-per-word.ts';
import { isBase, isCapitalAt, leftOf, lowerAt, type Reading, type WordClass, wideVerbFormOf } from './class-reading.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  isFunction,
  NEGATIONS,
  oncePerSentence,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  type Scene,
} from './scene.ts';
import { classOfVerb } from './verb-class.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const LY_NOUNS = setOf(words.nouns_in_ly);
const NUMBER_WORDS = setOf(words.number_words);
const MORE_ADVERBS = setOf(words.more_adverbs);
const isNumberWord = oncePerWord((word) => NUMBER_WORDS.has(word.replace(/s$/, '')));
/** "didnt", "thats": apostrophes are left out in haste. */
const CONTRACTED = /^(?:did|does|is|are|was|were|ca|wo|could|would|should|do|has|have|had)nt$|^(?:thats|theres|hes|shes|whats)$/;

/** A sentence begins behind it too. */
const OPENING = /^["“‘(]$/;

interface Sentence {
  readonly from: number;
  readonly classes: readonly WordClass[];
}

/** The classes of a sentence's words, left to right: each by its own form, the words before it and what may follow. */
const read = oncePerSentence((scene: Scene, sentence: number): Sentence => {
  const own = scene.doc.sentences[sentence];
  const from = own?.firstToken ?? 0;
  const classes: WordClass[] = [];
  for (let at = from; at < (own?.endToken ?? 0); at++) classes.push(classAt({ scene, from, end: own?.endToken ?? 0, classes }, at));
  return { from, classes };
});

/** The class of a token in its sentence; `mark` outside it. */
export function classOfWord(scene: Scene, at: number, sentence: number): WordClass {
  const { from, classes } = read(scene, sentence);
  return classes[at - from] ?? 'mark';
}

function classAt(reading: Reading, at: number): WordClass {
  const { scene, from, classes } = reading;
  const token = scene.tokens[at];
  if (!token) return 'mark';
  const word = token.lower;
  if (token.kind === 'number' || isNumberWord(word)) return 'number';
  if (/^['’](?:s)?$/.test(word)) return classes[at - from - 1] === 'noun' ? 'possessive' : 'auxiliary';
  if (token.kind === 'punct')
    return /^[-‑–&/+.]$/.test(word) &&
      !(token.spaced && scene.tokens[at + 1]?.spaced && word !== '&') &&
      (word !== '.' || isAbbreviation(reading, at))
      ? 'joint'
      : 'mark';
  const isCapital = token.text !== word && /^\p{Lu}/u.test(token.text);
  const isFirst = at === from || OPENING.test(scene.tokens[at - 1]?.text ?? '');
  // "US", "WHO", "IT": names in capitals; "A2": a letter that digits go on.
  if (isCapital && /^\p{Lu}{2,}$/u.test(token.text) && [-2, -1, 1, 2, 3].some((off) => /^\p{Ll}{3,}$/u.test(scene.tokens[at + off]?.text ?? '')))
    return 'noun';
  if (token.text.length === 1 && isCapital && scene.tokens[at + 1]?.spaced === false && scene.tokens[at + 1]?.kind === 'number') return 'noun';
  if (isCapital && !isFirst && scene.nameAt.has(at) && !PRONOUNS.has(word)) return 'noun';
  if (isTied(reading, at)) return 'noun';
  if (
    word === 'may' &&
    isCapital &&
    (isFirst || /^(?:preposition|number)$/.test(leftOf(reading, at).class) || scene.tokens[at + 1]?.kind === 'number')
  )
    return 'noun';
  if (/^[ap]m$/.test(word) && scene.tokens[at - 1]?.kind === 'number') return 'noun';
  if (CONTRACTED.test(word)) return 'auxiliary';
  if (/^(?:which|what|who)ever$/.test(word)) return 'relative';
  if (AUXILIARIES.has(word)) return word === "'s" ? 'possessive' : isNounNow(reading, at, word) ? 'noun' : 'auxiliary';
  if (word === 'to') return isBase(lowerAt(reading, at + 1)) && !isCapitalAt(reading, at + 1) ? 'to' : 'preposition';
  if (NEGATIONS.has(word)) return word === 'no' ? 'determiner' : 'adverb';
  if (RELATIVES.has(word) || word === 'that') return word === 'that' && leftOf(reading, at).class === 'preposition' ? 'determiner' : 'relative';
  if (PRONOUNS.has(word)) return 'pronoun';
  if (DETERMINERS.has(word)) return 'determiner';
  if (CONJUNCTIONS.has(word)) return 'conjunction';
  if (isCapital && !isFirst) return 'noun';
  if (PREPOSITIONS.has(word)) return 'preposition';
  if (/ly$/.test(word) && !LY_NOUNS.has(word)) return isAdjective(reading, at) ? 'noun' : 'adverb';
  if (ADVERBS.has(word) || MORE_ADVERBS.has(word) || (word === 'short' && lowerAt(reading, at + 1) === 'of')) return 'adverb';
  if (word === 'aged') return 'participle';
  if (word === 'worth') return 'preposition';
  const verb = wideVerbFormOf(word);
  if (!verb && /^(?:will|would|can|could|may|might|must|should|shall)$/.test(leftOf(reading, at).word) && leftOf(reading, at).class === 'auxiliary')
    return 'verb';
  return verb ? classOfVerb(reading, at, verb) : 'noun';
}

/** "a must", "the will": an article makes an auxiliary a noun. */
const isNounNow = (reading: Reading, at: number, word: string): boolean =>
  /^(?:will|must|can|might|may|have|do|does)$/.test(word) &&
  leftOf(reading, at).class === 'determiner' &&
  !/^(?:that|this|those|these|some|all)$/.test(leftOf(reading, at).word);
/** "Inc.", "St.": a point that does not end the sentence, right behind a capitalised short word. */
const isAbbreviation = ({ scene, end }: Reading, at: number): boolean =>
  at + 1 < end && scene.tokens[at]?.spaced === false && /^\p{Lu}\p{L}{0,3}$/u.test(scene.tokens[at - 1]?.text ?? '');
/** "start-up", "so-called": a hyphen makes a small word part of a noun. */
const isTied = ({ scene, from, classes }: Reading, at: number): boolean => {
  const next = scene.tokens[at + 1];
  const behind =
    at > from && /^[-‑]$/.test(scene.tokens[at - 1]?.text ?? '') && classes[at - 1 - from] === 'joint' && scene.tokens[at]?.spaced === false;
  return (
    behind ||
    (/^[-‑]$/.test(next?.text ?? '') && next?.spaced === false && scene.tokens[at + 2]?.spaced === false && scene.tokens[at + 2]?.kind === 'word')
  );
};
/** "a disorderly exit": what ends in -ly between an article and its noun. */
const isAdjective = (reading: Reading, at: number): boolean => {
  const next = lowerAt(reading, at + 1);
  return (
    leftOf(reading, at).class === 'determiner' &&
    /^[a-z]/.test(next) &&
    !isFunction(next) &&
    wideVerbFormOf(next)?.form !== 'past' &&
    wideVerbFormOf(next)?.form !== 'ing'
  );
};
