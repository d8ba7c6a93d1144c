import type { Token } from '../document.ts';
import { readCardinal } from './cardinals.ts';
import { FRACTION_PARTS, ORDINALS, TENS } from './number-lexicon.ts';
import { type Piece, pastHyphen, pastLooseHyphen, within } from './number-tokens.ts';
import { readOrdinalOrPart } from './ordinals.ts';

interface Part {
  readonly value: number;
  readonly end: number;
  readonly isPlural: boolean;
}

export interface ReadFraction extends Piece {
  /** "a third" and "one third", which may also be the third one. */
  readonly isSingle: boolean;
  /** What it divides by. */
  readonly by: number;
}

/** "third", "quarters", "twenty-fifth", "trillionths"; a second and a first are no parts. */
function readPart(tokens: readonly Token[], first: number, at: number): Part | null {
  const lower = within(tokens, first, at)?.lower ?? '';
  const named = FRACTION_PARTS.get(lower);
  if (named !== undefined) return { value: named, end: at + 1, isPlural: lower.endsWith('s') || lower === 'halves' };
  if (!lower || /^(?:first|second)s?$/.test(lower)) return null;
  const ordinal = readOrdinalOrPart(tokens, at);
  return ordinal?.isWord && ordinal.value > 2 ? ordinal : null;
}

/** "one hundred thirty-fifths": the tens belong below the line, unless "and" bound them to what is above it. */
function readSplit(tokens: readonly Token[], at: number, end: number): { over: number; under: Part } | null {
  const tens = end - 1 > at ? TENS.get(tokens[end - 1]?.lower ?? '') : undefined;
  const last = pastHyphen(tokens, end);
  const word = within(tokens, at, last)?.lower ?? '';
  const ones = word.endsWith('s') ? ORDINALS.get(word.slice(0, -1)) : undefined;
  if (tens === undefined || ones === undefined || ones > 9 || tokens[end - 2]?.lower === 'and') return null;
  const over = readCardinal(tokens.slice(at, end - 1), 0);
  return over?.end === end - 1 - at ? { over: over.value, under: { value: tens + ones, end: last + 1, isPlural: true } } : null;
}

/** A fraction in words: "two-thirds", "a quarter", "one twenty-fifth", "five thousandths". */
export function readFractionWords(tokens: readonly Token[], at: number): ReadFraction | null {
  const lower = tokens[at]?.lower;
  const isArticle = lower === 'a' || lower === 'an';
  const counted = readCardinal(tokens, at);
  const over = isArticle && !counted ? { value: 1, end: at + 1 } : counted;
  if (!over?.value || !Number.isInteger(over.value)) return null;
  const split = readSplit(tokens, at, over.end);
  const under = split?.under ?? readPart(tokens, at, pastLooseHyphen(tokens, over.end));
  const top = split?.over ?? over.value;
  if (!under || top > 1 !== under.isPlural) return null;
  // "2010 quarters", "nine thirds": no parts of anything.
  if (under.value <= 4 && top >= under.value * 2) return null;
  return { value: roundRatio(top / under.value), end: under.end, isWord: true, isSingle: top === 1, by: under.value };
}

/** Six places, or six digits where that many places would lose it. */
export const roundRatio = (value: number): number => (value >= 0.1 ? Math.round(value * 1e6) / 1e6 : Number(value.toPrecision(6)));
