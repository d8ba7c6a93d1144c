import { hashWord, mix, numbersOf, wordsOf } from './words-of.ts';

/** What is kept of a text to find its copies. */
export interface Signature {
  /** Hash of the words in their order: equal in exact copies. */
  readonly words: string;
  /** Distinct word 4-grams. */
  readonly size: number;
  /** Hashes (12 bits) of the distinct numbers in digits, sorted, the lowest 40. */
  readonly numbers: readonly number[];
  /** The low 16 bits of the least hash under each of HASHES permutations. */
  readonly minima: Uint16Array;
}

const SHINGLE = 4;
const HASHES = 256;
const MOST_NUMBERS = 40;

const SEEDS = Uint32Array.from({ length: HASHES }, (_, index) => mix(0x9e3779b9 + index * 0x7f4a7c15));
const FACTORS = Uint32Array.from(SEEDS, (seed) => (mix(seed ^ 0x5bd1e995) | 1) >>> 0);

function shinglesOf(hashes: readonly number[]): Set<number> {
  const shingles = new Set<number>();
  const last = Math.max(1, hashes.length - SHINGLE + 1);
  for (let start = 0; start < last; start++) {
    let hash = 0;
    for (let at = start; at < Math.min(start + SHINGLE, hashes.length); at++) hash = (Math.imul(hash, 0x01000193) ^ (hashes[at] ?? 0)) >>> 0;
    shingles.add(mix(hash));
  }
  return shingles;
}

/** The signature of a text: MinHash over word 4-grams, and digests of its words and numbers. */
export function signatureOf(text: string): Signature {
  const hashes = wordsOf(text).map(hashWord);
  const shingles = shinglesOf(hashes);
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < HASHES; i++) {
      let hash = Math.imul(shingle ^ (SEEDS[i] ?? 0), FACTORS[i] ?? 1);
      hash = (hash ^ (hash >>> 15)) >>> 0;
      if (hash < (least[i] ?? 0)) least[i] = hash;
    }
  }
  let high = 0x2545f491;
  let low = 0x27d4eb2f;
  for (const hash of hashes) {
    high = Math.imul(high ^ hash, 0x01000193);
    low = Math.imul(low, 31) + hash;
  }
  const numbers = [...new Set(numbersOf(text).map((number) => hashWord(number) & 0xfff))].sort((one, other) => one - other);
  const digest = (value: number): string => mix(value).toString(36).padStart(7, '0');
  return {
    words: digest(high) + digest(low | 0),
    size: shingles.size,
    numbers: numbers.slice(0, MOST_NUMBERS),
    minima: Uint16Array.from(least, (hash) => hash & 0xffff),
  };
}
