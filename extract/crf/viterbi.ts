import type { Lattice } from './lattice.ts';

/** A label this far below the best of its token is not tried: its share is under e^-12, whatever stands beside it. */
const HOPELESS = 12;
/** A path this far below the best one up to the same token is given up: what follows would have to make good for e^20. */
const BEHIND = 20;

/**
 * The best label sequence that the lattice allows. `scores` holds size numbers a token, `transitions` size × size
 * (from before to label). Few paths are left at most tokens, so that most labels are reached from a handful.
 */
export function bestLabels(lattice: Lattice, scores: Float32Array, transitions: Float32Array, length: number): Uint8Array {
  const { size, starts, previous, begins, ends } = lattice;
  const labels = new Uint8Array(length);
  if (length === 0) return labels;
  let best = new Float64Array(size);
  let next = new Float64Array(size);
  const back = new Uint8Array(length * size);
  // Labels that a name may follow or that may follow one: all of them have the same ones before them.
  const closed = new Uint8Array(size);
  let count = 0;
  for (let label = 0; label < size; label++) {
    best[label] = begins[label] ? (scores[label] ?? 0) : -Infinity;
    if (begins[label] && ends[label]) closed[count++] = label;
  }
  for (let at = 1; at < length; at++) {
    const row = at * size;
    const least = highest(scores, row, size) - HOPELESS;
    let top = -Infinity;
    for (let label = 0; label < size; label++) {
      const own = scores[row + label] ?? 0;
      // O is always tried, so that some path is always left.
      if (own < least && label > 0) {
        next[label] = -Infinity;
        continue;
      }
      let reached = -Infinity;
      let from = 0;
      const inside = !begins[label];
      const first = inside ? (starts[label] ?? 0) : 0;
      const end = inside ? (starts[label + 1] ?? 0) : count;
      for (let k = first; k < end; k++) {
        const before = (inside ? previous[k] : closed[k]) ?? 0;
        const score = (best[before] ?? 0) + (transitions[before * size + label] ?? 0);
        if (score <= reached) continue;
        reached = score;
        from = before;
      }
      back[row + label] = from;
      next[label] = reached + own;
      if (reached + own > top) top = reached + own;
    }
    count = 0;
    for (let label = 0; label < size; label++) {
      if ((next[label] ?? 0) < top - BEHIND && label > 0) next[label] = -Infinity;
      else if (ends[label]) closed[count++] = label;
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

function highest(scores: Float32Array, row: number, size: number): number {
  let top = -Infinity;
  for (let label = 0; label < size; label++) {
    const score = scores[row + label] ?? 0;
    if (score > top) top = score;
  }
  return top;
}
