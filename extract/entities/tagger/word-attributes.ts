import { hashText } from '../../crf/hash.ts';
import type { Lexicon } from './lexicon.ts';

/** What the tagger knows of a word form wherever it stands; all hashes. Made once per form and article. */
export interface WordAttributes {
  readonly word: number;
  readonly lower: number;
  /** "Xxx-dd" with runs up to four; and with every run cut to one. */
  readonly shape: number;
  readonly shortShape: number;
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly fine: number;
  readonly middle: number;
  readonly coarse: number;
  readonly nameBits: number;
  readonly casing: Casing;
}

export type Casing = 'lower' | 'capital' | 'upper' | 'mixed' | 'none';

/** The attributes of a word form. Digits count as 0, so that numbers of one form are one word. */
export function describeWord(text: string, lexicon: Lexicon): WordAttributes {
  const plain = text.replace(/\d/g, '0');
  const lowerText = plain.toLowerCase();
  const lower = hashText(lowerText);
  const shapeText = shapeOf(plain);
  const fine = lexicon.fine(lower);
  const affixes = Math.min(5, lowerText.length);
  return {
    word: hashText(plain),
    lower,
    shape: hashText(shapeText),
    shortShape: hashText(shapeText.replace(/(.)\1+/gu, '$1')),
    prefixes: Array.from({ length: affixes }, (_, n) => hashText(lowerText.slice(0, n + 1))),
    suffixes: Array.from({ length: affixes }, (_, n) => hashText(lowerText.slice(-n - 1))),
    fine,
    middle: lexicon.middleOf[fine] ?? 0,
    coarse: lexicon.coarseOf[fine] ?? 0,
    nameBits: lexicon.nameBits(lower),
    casing: casingOf(text),
  };
}

/** What stands before the first and after the last token of a sentence. */
export const BOUNDARY: WordAttributes = {
  word: 1,
  lower: 1,
  shape: 1,
  shortShape: 1,
  prefixes: [],
  suffixes: [],
  fine: 0,
  middle: 0,
  coarse: 0,
  nameBits: 0,
  casing: 'none',
};

function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}|\p{Lo}/gu, 'x')
    .replace(/(.)\1{3,}/gu, '$1$1$1$1');
}

function casingOf(text: string): Casing {
  if (!/\p{L}/u.test(text)) return 'none';
  if (/^\p{Lu}[^\p{Lu}]*$/u.test(text)) return text.length === 1 ? 'upper' : 'capital';
  if (!/\p{Lu}/u.test(text)) return 'lower';
  return /\p{Ll}/u.test(text) ? 'mixed' : 'upper';
}
