import { FRACTION_PARTS, ONES, ORDINALS, SCALES, TEENS, TENS } from '../text/number-lexicon.ts';
import { readNumber } from '../text/numbers.ts';
import { type ReadOrdinal, readOrdinal } from '../text/ordinals.ts';
import { UNITS } from './lexicon.ts';
import type { Count, Scene } from './scene.ts';

/** Small words that count: several, a few. X: an unknown number. */
const VAGUE_COUNTS = new Map<string, number | 'X'>([
  ['several', 'X'],
  ['few', 'X'],
  ['many', 'X'],
  ['some', 'X'],
  ['couple', 2],
]);

interface Fraction {
  readonly value: number;
  readonly end: number;
}

/** "1/2", alone or behind a whole number: "2 1/2 years". */
function readSlashed({ tokens, word }: Scene, at: number, from: number): Fraction | null {
  const [over, slash, under] = [word(at, from), word(at + 1, from), word(at + 2, from)];
  if (slash !== '/' || tokens[at + 1]?.spaced !== false || !/^[1-9]$/.test(over) || !/^[2-9]$/.test(under)) return null;
  return { value: Number(over) / Number(under), end: at + 3 };
}

/** Behind a fraction: "an hour", "hour", "of an hour"; the token of the unit, or null. */
function unitBehind({ word }: Scene, at: number, from: number): number | null {
  const of = word(at, from) === 'of' ? at + 1 : at;
  const unit = /^an?$/.test(word(of, from)) ? of + 1 : of;
  return UNITS.has(word(unit, from)) ? unit : null;
}

/** "a quarter", "three-quarters", "two thirds", "half": parts in words. */
function readParts({ word, tokens }: Scene, at: number, from: number): Fraction | null {
  if (word(at, from) === 'half') return { value: 0.5, end: at + 1 };
  const number = /^an?$/.test(word(at, from)) ? { value: 1, end: at + 1 } : tokens[at]?.kind === 'word' ? readNumber(tokens, at) : null;
  const start = number?.end ?? at;
  const part = /^[-‑]$/.test(word(start, from)) ? start + 1 : start;
  const under = FRACTION_PARTS.get(word(part, from)) ?? FRACTION_PARTS.get(word(part, from).replace(/s$/, ''));
  const over = number === null ? 1 : number.value;
  return under === undefined || !over || over > 9 ? null : { value: over / under, end: part + 1 };
}

/** "1/2 hour", "three-quarters of an hour", "a quarter of a century": less than one of a unit. */
function readShare(scene: Scene, index: number): Count | null {
  const slashed = readSlashed(scene, index, index);
  if (slashed) {
    const unit = unitBehind(scene, slashed.end, index);
    return unit === null ? null : { count: slashed.value, end: unit };
  }
  const parts = readParts(scene, index, index);
  const unit = parts && /^(?:of|an?)$/.test(scene.word(parts.end, index)) ? unitBehind(scene, parts.end, index) : null;
  // "half a day" and "a quarter of an hour", but "three quarters of the year" are quarters.
  return parts && unit !== null && /^an?$/.test(scene.word(unit - 1, index)) ? { count: parts.value, end: unit } : null;
}

/** A look at the words ahead, before anything is read. */
function mayShare({ tokens, word }: Scene, index: number): boolean {
  if (tokens[index]?.kind === 'number') return word(index + 1, index) === '/';
  const part = (at: number): boolean => FRACTION_PARTS.has(word(at, index));
  return part(index) || part(index + 1) || (/^[-‑]$/.test(word(index + 1, index)) && part(index + 2));
}

/** What follows a whole number: "and a half", "and three quarters", " 1/2". */
function readRest(scene: Scene, end: number, from: number): Fraction | null {
  const slashed = readSlashed(scene, end, from);
  if (slashed) return slashed;
  if (scene.word(end, from) !== 'and') return null;
  const parts = readParts(scene, end + 1, from);
  if (!parts) return null;
  const isHalf = scene.word(parts.end - 1, from) === 'half';
  const unit = unitBehind(scene, parts.end, from);
  return unit !== null ? { ...parts, end: unit } : isHalf ? parts : null;
}

/** The ordinal at a token: most rules ask for one, and few tokens are. */
export function readOrdinalAt(scene: Scene, index: number): ReadOrdinal | null {
  const token = scene.tokens[index];
  if (!token || (token.kind === 'number' ? !/[a-z]$/.test(token.lower) : !ORDINAL_STARTS.has(token.lower))) return null;
  const known = scene.ordinals.get(index);
  if (known !== undefined) return known;
  const ordinal = readOrdinal(scene.tokens, index);
  scene.ordinals.set(index, ordinal);
  return ordinal;
}
const ORDINAL_STARTS = new Set([...ORDINALS.keys(), ...ONES.keys(), ...TEENS.keys(), ...TENS.keys(), ...SCALES.keys(), 'a', 'an']);

/** A count before a unit of time: "three", "a", "several", "a few", "a couple of", "one and a half". */
export function readCount(scene: Scene, index: number): Count | null {
  const known = scene.counts.get(index);
  if (known !== undefined) return known;
  const count = scene.tokens[index]?.kind === 'punct' && !/^[½¼¾⅓⅔]$/.test(scene.tokens[index]?.text ?? '') ? null : countAt(scene, index);
  scene.counts.set(index, count);
  return count;
}

function countAt(scene: Scene, index: number): Count | null {
  const { tokens, word } = scene;
  const first = word(index, index);
  const share = mayShare(scene, index) ? readShare(scene, index) : null;
  if (share) return share;
  const number = readNumber(tokens, index);
  if (number) {
    const rest = number.value === null ? null : readRest(scene, number.end, index);
    return { count: number.value === null ? 'X' : number.value + (rest?.value ?? 0), end: rest?.end ?? number.end };
  }
  const start = first === 'a' || first === 'the' ? index + 1 : index;
  const vague = VAGUE_COUNTS.get(word(start, index));
  if (vague !== undefined) return { count: vague, end: word(start + 1, index) === 'of' ? start + 2 : start + 1 };
  return first === 'a' || first === 'an' || first === 'one' ? { count: 1, end: index + 1 } : null;
}
