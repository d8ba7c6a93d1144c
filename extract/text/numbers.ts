import type { Token } from '../document.ts';
import { type Cardinal, type ReadOptions, readCardinal } from './cardinals.ts';
import { readFractionWords } from './fractions.ts';
import { FRACTION_PARTS, ORDINALS, SCALES, VAGUE } from './number-lexicon.ts';
import { type Piece, pastHyphen, within } from './number-tokens.ts';
import { readSlashFraction } from './read-digits.ts';

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

/** "half a million", "half a dozen", "a half million", "a quarter million". */
function readHalf(tokens: readonly Token[], at: number): Piece | null {
  const words = [0, 1, 2].map((k) => within(tokens, at, at + k)?.lower ?? '');
  const start = PARTS_OF_SCALE.has(words[0] ?? '') ? 1 : words[0] === 'a' && PARTS_OF_SCALE.has(words[1] ?? '') ? 2 : 0;
  if (!start) return null;
  const end = words[start] === 'a' ? start + 1 : start;
  const scale = SCALES.get(within(tokens, at, at + end)?.lower ?? '');
  const by = PARTS_OF_SCALE.get(words[start - 1] ?? '') ?? 1;
  return scale === undefined ? null : { value: scale * by, end: at + end + 1, isWord: true };
}
const PARTS_OF_SCALE: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['quarter', 1 / 4],
]);

/** "several hundred", "a few thousand", "a couple of dozen": as vague as the plural. */
function readSeveral(tokens: readonly Token[], at: number): ReadNumber | null {
  const start = tokens[at]?.lower === 'a' ? at + 1 : at;
  const word = within(tokens, at, start)?.lower ?? '';
  if (!/^(?:several|few|couple)$/.test(word)) return null;
  const of = word === 'couple' && within(tokens, at, start + 1)?.lower === 'of' ? start + 2 : start + 1;
  let low = 2;
  let end = of;
  for (let scale = SCALES.get(within(tokens, at, end)?.lower ?? ''); scale; scale = SCALES.get(within(tokens, at, end)?.lower ?? '')) {
    low *= scale;
    end++;
  }
  return end === of ? null : { value: null, low, end, isWord: true };
}

/** "a quarter of a million", "two-thirds of a billion", "a quarter million". */
function readPartOfScale(tokens: readonly Token[], at: number, whole: Cardinal | null): Piece | null {
  const isArticle = !whole && /^an?$/.test(tokens[at]?.lower ?? '');
  const part = pastHyphen(tokens, whole ? whole.end : at + 1);
  if ((!whole && !isArticle) || !isPart(within(tokens, at, part)?.lower ?? '')) return null;
  const fraction = readFractionWords(tokens, at);
  if (!fraction || fraction.value >= 1) return null;
  const of = within(tokens, at, fraction.end)?.lower === 'of' && /^(?:a|one)$/.test(within(tokens, at, fraction.end + 1)?.lower ?? '');
  if (!of && !/^(?:quarter|half)$/.test(tokens[fraction.end - 1]?.lower ?? '')) return null;
  const end = of ? fraction.end + 2 : fraction.end;
  const scale = SCALES.get(within(tokens, at, end)?.lower ?? '');
  return scale === undefined ? null : { value: round(fraction.value * scale), end: end + 1, isWord: true };
}

/** "dozens", "tens of thousands", "hundreds of millions". */
function readVague(tokens: readonly Token[], at: number): ReadNumber | null {
  const low = VAGUE.get(tokens[at]?.lower ?? '');
  if (low === undefined) return null;
  const scale = within(tokens, at, at + 1)?.lower === 'of' ? VAGUE.get(within(tokens, at, at + 2)?.lower ?? '') : undefined;
  return scale === undefined ? { value: null, low, end: at + 1, isWord: true } : { value: null, low: (low * scale) / 2, end: at + 3, isWord: true };
}

const isPart = (lower: string): boolean =>
  FRACTION_PARTS.has(lower) || ORDINALS.has(lower) || (lower.endsWith('s') && ORDINALS.has(lower.slice(0, -1)));

/** Where "and" splits a whole number from a fraction: behind the whole, or within what reads as one whole ("one and six tenths"). */
function andBefore(tokens: readonly Token[], index: number, end: number): number | null {
  if (within(tokens, index, end)?.lower === 'and') return end;
  if (!isPart(within(tokens, index, pastHyphen(tokens, end))?.lower ?? '')) return null;
  for (let at = end - 1; at > index; at--) if (tokens[at]?.lower === 'and') return at;
  return null;
}

/** "three and a fifth", "one hundred and six tenths", "3 million and a quarter", "two billion and a quarter million". */
function readMixed(tokens: readonly Token[], index: number, whole: Cardinal): Piece | null {
  const and = andBefore(tokens, index, whole.end);
  const slash = and === null || whole.end !== and ? null : readSlashFraction(tokens, index, and + 1);
  const part = slash ? { ...slash, isSingle: false } : and === null ? null : readFractionWords(tokens, and + 1);
  if (and === null || !part || part.value >= 1 || part.end <= whole.end) return null;
  const next = within(tokens, index, part.end);
  if (next?.lower === 'of') return null;
  const scale = SCALES.get(next?.lower ?? '');
  // "hurt five and a third fled": one part is told from the third one by what it is a part of.
  if (part.isSingle && scale === undefined && next?.kind === 'word' && !/s$|^(?:percent|per)$/.test(next.lower)) return null;
  const over = and === whole.end ? whole : readCardinal(tokens.slice(index, and), 0);
  if (!over || !Number.isInteger(over.value)) return null;
  const end = scale === undefined ? part.end : part.end + 1;
  if (scale !== undefined && over.value < scale) return { value: round((over.value + part.value) * scale), end, isWord: over.isWord };
  const by = scale ?? (over.scale >= 1000 ? over.scale : 1);
  return { value: round(over.value + part.value * by), end, isWord: over.isWord };
}

const round = (value: number): number => Number(value.toPrecision(12));

/**
 * The number that starts at a token: digits in the styles of news, words, mixtures ("1.4bn", "two and a half million", "a dozen",
 * "half a million", "three and a fifth", "dozens"). It stays in its sentence. No ordinals, bare fractions, ranges, currency signs or
 * percent signs.
 */
export function readNumber(tokens: readonly Token[], index: number, options: ReadOptions = {}): ReadNumber | null {
  const vague = readVague(tokens, index);
  if (vague) return vague;
  const several = readSeveral(tokens, index);
  if (several) return several;
  const half = readHalf(tokens, index);
  if (half) return { ...half, low: half.value };
  const whole = readCardinal(tokens, index, options);
  const of = readPartOfScale(tokens, index, whole);
  if (of) return { ...of, low: of.value };
  if (!whole) return null;
  const { value, end, isWord } = readMixed(tokens, index, whole) ?? whole;
  return { value, low: value, end, isWord };
}
