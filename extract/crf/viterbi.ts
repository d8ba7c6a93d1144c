import type { Lattice } from './lattice.ts';

/** A label this far below the best of its token is not tried: its share is under e^-12, whatever stands beside it. */
const HOPELESS = 12;

/**
 * The best label sequence that the lattice allows. `scores` holds size numbers a token, `transitions` size × size
 * (from before to label).
 */
export function bestLabels(lattice: Lattice, scores: Float32Array, transitions: Float32Array, length: number): Uint8Array {
  const { size, followingStarts, following, begins, ends } = lattice;
  const labels = new Uint8Array(length);
  if (length === 0) return labels;
  let best = new Float64Array(size);
  let next = new Float64Array(size);
  const back = new Uint8Array(length * size);
  for (let label = 0; label < size; label++) best[label] = begins[label] ? (scores[label] ?? 0) : -Infinity;
  for (let at = 1; at < length; at++) {
    const row = at * size;
    // O is always tried, so that some path is always left.
    let least = -Infinity;
    for (let label = 0; label < size; label++) least = Math.max(least, (scores[row + label] ?? 0) - HOPELESS);
    next.fill(-Infinity);
    for (let before = 0; before < size; before++) {
      const start = best[before] ?? 0;
      if (start === -Infinity) continue;
      const end = followingStarts[before + 1] ?? 0;
      for (let k = followingStarts[before] ?? 0; k < end; k++) {
        const label = following[k] ?? 0;
        const score = start + (transitions[before * size + label] ?? 0);
        if (score <= (next[label] ?? 0)) continue;
        next[label] = score;
        back[row + label] = before;
      }
    }
    for (let label = 0; label < size; label++) {
      const own = scores[row + label] ?? 0;
      next[label] = own < least && label > 0 ? -Infinity : (next[label] ?? 0) + own;
    }
    [best, next] = [next, best];
  }
  let last = 0;
  for (let label = 1; label < size; label++) if (ends[label] && (best[label] ?? 0) > (best[last] ?? 0)) last = label;
  for (let at = length - 1; at >= 0; at--) {
    labels[at] = last;
    last = back[at * size + last] ?? 0;
  }
  return labels;
}
