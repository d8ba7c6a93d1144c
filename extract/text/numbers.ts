import type { Token } from '../document.ts';
import {
  ATTACHED_LETTERS,
  ATTACHED_LETTERS_OF_MONEY,
  FRACTION_SIGNS,
  ONES,
  ORDINALS,
  SCALE_ABBREVIATIONS,
  SCALES,
  TEENS,
  TENS,
  VAGUE,
} from './number-lexicon.ts';
import { parseDigits } from './parse-digits.ts';

export interface ReadNumber {
  /** null where the words give only a bound ("dozens"). */
  readonly value: number | null;
  /** The bound of a vague amount ("dozens": 24), else the value. */
  readonly low: number;
  /** Token index, exclusive. */
  readonly end: number;
  /** Whether any of it is a number word rather than digits; a scale after digits ("4 million") is none. */
  readonly isWord: boolean;
}

/** A piece of a number: value and the token after it. */
interface Piece {
  readonly value: number;
  readonly end: number;
  readonly isWord: boolean;
}

/** The token at an index, where it stands in the same sentence as the first. */
const within = (tokens: readonly Token[], first: number, at: number): Token | undefined => {
  const token = tokens[at];
  return token && token.sentence === tokens[first]?.sentence ? token : undefined;
};

/** After a number word: past a hyphen that binds the next word to it ("forty-three", "two-million"). */
const pastHyphen = (tokens: readonly Token[], at: number): number => {
  const hyphen = tokens[at];
  return hyphen && !hyphen.spaced && (hyphen.text === '-' || hyphen.text === '‑') && tokens[at + 1]?.spaced === false ? at + 1 : at;
};

function readBelowHundred(tokens: readonly Token[], first: number, at: number): Piece | null {
  const lower = within(tokens, first, at)?.lower ?? '';
  const small = ONES.get(lower) ?? TEENS.get(lower);
  if (small !== undefined) return { value: small, end: at + 1, isWord: true };
  const tens = TENS.get(lower);
  if (tens === undefined) return null;
  const next = pastHyphen(tokens, at + 1);
  const ones = ONES.get(within(tokens, first, next)?.lower ?? '');
  return ones ? { value: tens + ones, end: next + 1, isWord: true } : { value: tens, end: at + 1, isWord: true };
}

/** "a" or "an" before a scale word, which it counts. */
function readArticle(tokens: readonly Token[], first: number, at: number): Piece | null {
  const lower = within(tokens, first, at)?.lower;
  return (lower === 'a' || lower === 'an') && SCALES.has(within(tokens, first, at + 1)?.lower ?? '') ? { value: 1, end: at + 1, isWord: true } : null;
}

/** Digits, with a fraction sign or a binding group ("2½", "10 000" where the space does not break). */
function readDigits(tokens: readonly Token[], first: number, at: number): Piece | null {
  const token = within(tokens, first, at);
  if (!token) return null;
  const sign = FRACTION_SIGNS.get(token.text);
  if (sign !== undefined) return { value: sign, end: at + 1, isWord: false };
  if (token.kind !== 'number') return null;
  const value = parseDigits(token.text);
  if (value === null) return null;
  const next = within(tokens, first, at + 1);
  const part = next && !next.spaced ? FRACTION_SIGNS.get(next.text) : undefined;
  if (part !== undefined) return { value: value + part, end: at + 2, isWord: false };
  return /^\d{1,3}$/.test(token.text) ? readSpacedGroups(tokens, first, at) : { value, end: at + 1, isWord: false };
}

/** "10 000", "1 250 000": groups of three after a space, taken for one number where the last group is round. */
function readSpacedGroups(tokens: readonly Token[], first: number, at: number): Piece {
  let end = at + 1;
  while (/^\d{3}$/.test(within(tokens, first, end)?.text ?? '') && tokens[end]?.start === (tokens[end - 1]?.end ?? 0) + 1) end++;
  if (tokens[end - 1]?.text !== '000') end = at + 1;
  const digits = tokens.slice(at, end).map((token) => token.text);
  return { value: Number(digits.join('')), end, isWord: false };
}

/** "and a half", "point five", after the whole part. */
function readRest(tokens: readonly Token[], first: number, whole: Piece): Piece {
  const words = [0, 1, 2].map((k) => within(tokens, first, whole.end + k)?.lower);
  if (words[0] === 'and' && words[1] === 'a' && words[2] === 'half') return { value: whole.value + 0.5, end: whole.end + 3, isWord: whole.isWord };
  if (words[0] !== 'point' || !whole.isWord) return whole;
  let digits = '';
  let end = whole.end + 1;
  for (let one = ONES.get(words[1] ?? ''); one !== undefined; one = ONES.get(within(tokens, first, end)?.lower ?? '')) {
    digits += one;
    end++;
  }
  return digits ? { value: Number(`${whole.value}.${digits}`), end, isWord: true } : whole;
}

interface ReadOptions {
  /** After a currency sign single letters are scales too ("£3m", "$2B"). */
  readonly money?: boolean;
}

function readScale(tokens: readonly Token[], first: number, at: number, options: ReadOptions): Piece | null {
  const next = pastHyphen(tokens, at);
  const token = within(tokens, first, next);
  if (token?.kind !== 'word') return null;
  const letters = options.money ? ATTACHED_LETTERS_OF_MONEY : ATTACHED_LETTERS;
  const size = SCALES.get(token.lower) ?? (tokens[at - 1]?.kind === 'number' ? SCALE_ABBREVIATIONS.get(token.lower) : undefined);
  const attached = next === at && !token.spaced && tokens[at - 1]?.kind === 'number' ? letters.get(token.lower) : undefined;
  const value = size ?? attached;
  return value === undefined ? null : { value, end: next + 1, isWord: true };
}

/** One group and the scales that multiply it: "1.4 million", "two hundred thousand", "a dozen". */
function readGroup(tokens: readonly Token[], first: number, at: number, options: ReadOptions): (Piece & { scale: number }) | null {
  const base = readDigits(tokens, first, at) ?? readArticle(tokens, first, at) ?? readBelowHundred(tokens, first, at);
  if (!base) return null;
  let { value, end, isWord } = readRest(tokens, first, base);
  let scale = 1;
  for (let by = readScale(tokens, first, end, options); by && scale * by.value <= 1e15; by = readScale(tokens, first, end, options)) {
    scale *= by.value;
    end = by.end;
    isWord = base.isWord;
  }
  const half = scale > 1 && ['and', 'a', 'half'].every((word, k) => within(tokens, first, end + k)?.lower === word);
  if (half) return { value: (value + 0.5) * scale, end: end + 3, isWord, scale };
  value = Math.round(value * scale * 1e6) / 1e6;
  return { value, end, isWord, scale };
}

/** "half a million", "half a dozen", "a half million". */
function readHalf(tokens: readonly Token[], at: number): Piece | null {
  const words = [0, 1, 2].map((k) => within(tokens, at, at + k)?.lower ?? '');
  const start = words[0] === 'half' ? 1 : words[0] === 'a' && words[1] === 'half' ? 2 : 0;
  if (!start) return null;
  const end = words[start] === 'a' ? start + 1 : start;
  const scale = SCALES.get(within(tokens, at, at + end)?.lower ?? '');
  return scale === undefined ? null : { value: scale / 2, end: at + end + 1, isWord: true };
}

/** "dozens", "tens of thousands", "hundreds of millions". */
function readVague(tokens: readonly Token[], at: number): ReadNumber | null {
  const low = VAGUE.get(tokens[at]?.lower ?? '');
  if (low === undefined) return null;
  const scale = within(tokens, at, at + 1)?.lower === 'of' ? VAGUE.get(within(tokens, at, at + 2)?.lower ?? '') : undefined;
  return scale === undefined ? { value: null, low, end: at + 1, isWord: true } : { value: null, low: (low * scale) / 2, end: at + 3, isWord: true };
}

/**
 * The cardinal that starts at a token: digits in the styles of news, words, mixtures ("1.4bn", "two and a half million", "a dozen",
 * "half a million", "dozens"). It stays in its sentence. No ordinals, fractions, ranges, currency signs or percent signs.
 */
export function readNumber(tokens: readonly Token[], index: number, options: ReadOptions = {}): ReadNumber | null {
  const vague = readVague(tokens, index);
  if (vague) return vague;
  const half = readHalf(tokens, index);
  if (half) return { ...half, low: half.value };
  const head = readGroup(tokens, index, index, options);
  if (!head) return null;
  let { value, end, isWord, scale } = head;
  // Smaller groups go on: "two thousand three hundred and five", "1 million 200 thousand".
  while (scale >= 100) {
    const and = within(tokens, index, end)?.lower === 'and';
    const next = and ? end + 1 : pastHyphen(tokens, end);
    const group = readGroup(tokens, index, next, options);
    if (!group || group.value <= 0 || group.value >= scale || !Number.isInteger(group.value)) break;
    if (!group.isWord && group.scale === 1) break;
    if (and && (!isWord || !group.isWord || group.value >= 1000)) break;
    value += group.value;
    end = group.end;
    scale = group.scale;
  }
  return { value, low: value, end, isWord };
}

export interface ReadOrdinal {
  readonly value: number;
  readonly end: number;
  readonly isWord: boolean;
}

/** The ordinal that starts at a token: "22nd", "first", "twenty-second", "one hundred and fifth". */
export function readOrdinal(tokens: readonly Token[], index: number): ReadOrdinal | null {
  const token = tokens[index];
  if (!token) return null;
  const digits = token.kind === 'number' ? /^(\d[\d,]*)(?:st|nd|rd|th)$/.exec(token.lower) : null;
  if (digits) return { value: Number((digits[1] ?? '').replaceAll(',', '')), end: index + 1, isWord: false };
  const alone = ORDINALS.get(token.lower);
  if (alone !== undefined) return { value: alone, end: index + 1, isWord: true };
  const lead = TENS.get(token.lower) ?? readNumber(tokens, index)?.value;
  const leadEnd = TENS.has(token.lower) ? index + 1 : readNumber(tokens, index)?.end;
  if (!lead || !leadEnd || !Number.isInteger(lead)) return null;
  const next = within(tokens, index, leadEnd)?.lower === 'and' ? leadEnd + 1 : pastHyphen(tokens, leadEnd);
  const last = ORDINALS.get(within(tokens, index, next)?.lower ?? '');
  if (last === undefined) return null;
  if (last >= 100) return lead < last ? { value: lead * last, end: next + 1, isWord: true } : null;
  // "twenty-second" and "hundred and fifth", not "two third" or "fifteen second".
  return lead % 10 === 0 && lead >= 20 && last < (lead >= 100 ? 100 : 10) ? { value: lead + last, end: next + 1, isWord: true } : null;
}
