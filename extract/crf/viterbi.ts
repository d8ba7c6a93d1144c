import type { Lattice } from './lattice.ts';

/** A label this far below the best of its token is not tried: its share is under e^-12, whatever stands beside it. */
const HOPELESS = 12;

/**
 * The best label sequence that the lattice allows. `scores` holds size numbers a token, `transitions` size × size
 * (from before to label). Most tokens leave a handful of labels to try, so that only pairs of those are looked at.
 */
export function bestLabels(lattice: Lattice, scores: Float32Array, transitions: Float32Array, length: number): Uint8Array {
  const { size, allowed, begins, ends } = lattice;
  const labels = new Uint8Array(length);
  if (length === 0) return labels;
  let best = new Float64Array(size).fill(-Infinity);
  let next = new Float64Array(size).fill(-Infinity);
  let alive = new Uint8Array(size);
  let tried = new Uint8Array(size);
  const back = new Uint8Array(length * size);
  let count = 0;
  for (let label = 0; label < size; label++) {
    if (!begins[label]) continue;
    best[label] = scores[label] ?? 0;
    alive[count++] = label;
  }
  for (let at = 1; at < length; at++) {
    const row = at * size;
    const least = highest(scores, row, size) - HOPELESS;
    let found = 0;
    // O is always tried, so that some path is always left.
    for (let label = 0; label < size; label++) {
      const own = scores[row + label] ?? 0;
      if (own < least && label > 0) continue;
      let top = -Infinity;
      let from = 0;
      for (let k = 0; k < count; k++) {
        const before = alive[k] ?? 0;
        const cell = before * size + label;
        if (!allowed[cell]) continue;
        const score = (best[before] ?? 0) + (transitions[cell] ?? 0);
        if (score <= top) continue;
        top = score;
        from = before;
      }
      if (top === -Infinity) continue;
      back[row + label] = from;
      next[label] = top + own;
      tried[found++] = label;
    }
    for (let k = 0; k < count; k++) best[alive[k] ?? 0] = -Infinity;
    [best, next] = [next, best];
    [alive, tried] = [tried, alive];
    count = found;
  }
  let last = 0;
  for (let label = 1; label < size; label++) if (ends[label] && (best[label] ?? 0) > (best[last] ?? 0)) last = label;
  for (let at = length - 1; at >= 0; at--) {
    labels[at] = last;
    last = back[at * size + last] ?? 0;
  }
  return labels;
}

function highest(scores: Float32Array, row: number, size: number): number {
  let top = -Infinity;
  for (let label = 0; label < size; label++) {
    const score = scores[row + label] ?? 0;
    if (score > top) top = score;
  }
  return top;
}
