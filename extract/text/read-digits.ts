import type { Token } from '../document.ts';
import { FRACTION_SIGNS } from './number-lexicon.ts';
import { type Piece, within } from './number-tokens.ts';
import { parseDigits } from './parse-digits.ts';
import { readPower } from './powers.ts';

/** Digits with what is glued to them: a power ("1e10", "2.5^-1"), a fraction ("2½", "3 1/2"), groups after a blank ("10 000"). */
export function readDigits(tokens: readonly Token[], first: number, at: number): Piece | null {
  const token = within(tokens, first, at);
  if (!token) return null;
  const sign = FRACTION_SIGNS.get(token.text);
  if (sign !== undefined) return { value: sign, end: at + 1, isWord: false };
  if (token.kind !== 'number') return null;
  const value = parseDigits(token.text);
  if (value === null) return null;
  const power = readPower(tokens, first, at, value);
  if (power) return power;
  const next = within(tokens, first, at + 1);
  const part = next ? FRACTION_SIGNS.get(next.text) : undefined;
  if (part !== undefined && Number.isInteger(value)) return { value: value + part, end: at + 2, isWord: false };
  const slash = /^\d{1,4}$/.test(token.text) && next?.spaced ? readSlashFraction(tokens, first, at + 1) : null;
  if (slash) return { value: value + slash.value, end: slash.end, isWord: false };
  return /^\d{1,3}$/.test(token.text) ? readSpacedGroups(tokens, first, at) : { value, end: at + 1, isWord: false };
}

/** What prose divides by with a stroke: the parts of a pie, of an inch, of a hundred. "9/11" and "24/7" are names. */
const PARTS = /^(?:[234568]|10|12|16|20|32|64|100|1000)$/;

/** "1/2", "3/4", "5/16": less than one. */
export function readSlashFraction(tokens: readonly Token[], first: number, at: number): Piece | null {
  const [over, slash, under, next] = [0, 1, 2, 3].map((ahead) => within(tokens, first, at + ahead));
  if (slash?.text !== '/' || slash.spaced || under?.spaced !== false || !/^\d{1,3}$/.test(over?.text ?? '') || !PARTS.test(under.text)) return null;
  if (next?.text === '/' && !next.spaced) return null;
  const [top, bottom] = [Number(over?.text), Number(under.text)];
  return top > 0 && top < bottom ? { value: top / bottom, end: at + 3, isWord: false } : null;
}

/** "10 000", "1 250 321": groups of three after a blank. One group alone must be round, for two numbers may meet. */
function readSpacedGroups(tokens: readonly Token[], first: number, at: number): Piece {
  let end = at + 1;
  while (/^\d{3}$/.test(within(tokens, first, end)?.text ?? '') && tokens[end]?.start === (tokens[end - 1]?.end ?? 0) + 1) end++;
  const isOne = end - at > 2 || tokens[end - 1]?.text === '000';
  const digits = tokens.slice(at, isOne ? end : at + 1).map((token) => token.text);
  return { value: Number(digits.join('')), end: at + digits.length, isWord: false };
}
