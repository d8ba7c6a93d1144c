import type { DUPLICATE_KINDS } from '../../schemas/derived.ts';
import type { Signature } from './signature.ts';

export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

export interface Resemblance {
  readonly kind: DuplicateKind;
  /** The share of the smaller text's 4-grams that the other has, 0 to 1, as estimated. */
  readonly similarity: number;
}

/** Below this share of common 4-grams (Jaccard) two texts of about one length are two texts; a quarter of the words changed leaves 0.19. */
const LEAST_JACCARD = 0.13;
/** From this share of the smaller text's 4-grams on it counts as contained in the larger. */
const LEAST_CONTAINED = 0.6;
/** Texts whose sizes differ by less than this factor are versions of each other rather than one a part of the other. */
const SAME_SIZE = 0.75;

const jaccard = (one: Signature, other: Signature): number => {
  const length = Math.min(one.minima.length, other.minima.length);
  let equal = 0;
  for (let i = 0; i < length; i++) if (one.minima[i] === other.minima[i]) equal++;
  return length ? equal / length : 0;
};

/** How one text resembles another; null where they are two texts. */
export function compare(one: Signature, other: Signature): Resemblance | null {
  if (one.words === other.words) return { kind: 'exact', similarity: 1 };
  const shared = jaccard(one, other);
  const smaller = Math.min(one.size, other.size);
  const larger = Math.max(one.size, other.size);
  const contained = Math.min(1, (shared * (smaller + larger)) / ((1 + shared) * smaller));
  const isPart = smaller < SAME_SIZE * larger;
  if (isPart ? contained < LEAST_CONTAINED : shared < LEAST_JACCARD) return null;
  const kind = isPart ? 'contained' : swapsNumbers(one.numbers, other.numbers) ? 'update' : 'near';
  return { kind, similarity: Math.round(contained * 1000) / 1000 };
}

/** Whether each has a number that the other has not: a toll that rose, a date that moved. */
function swapsNumbers(one: readonly number[], other: readonly number[]): boolean {
  const lacks = (numbers: readonly number[], others: readonly number[]): boolean => numbers.some((number) => !others.includes(number));
  return lacks(one, other) && lacks(other, one);
}
