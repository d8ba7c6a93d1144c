import type { Lattice } from './lattice.ts';

/** A label this far below the best of its token counts as impossible; O never does, so that some path is always left. */
const HOPELESS = -14;

/** Room for the sums of one sequence, used again and again; it grows with the longest sequence seen. */
export interface Sums {
  /** exp(score - row maximum), per token and label. */
  states: Float64Array;
  forward: Float64Array;
  backward: Float64Array;
  /** The factor that was divided out of each token's forward row. */
  scale: Float64Array;
}

export const newSums = (): Sums => ({
  states: new Float64Array(0),
  forward: new Float64Array(0),
  backward: new Float64Array(0),
  scale: new Float64Array(0),
});

/**
 * Scaled forward and backward sums over the lattice; `moves` holds exp(transition). Afterwards forward × backward of a token
 * and label is its probability, and forward(before) × move × state × backward(label) / scale(at) that of a pair. Gives log Z.
 */
export function sumPaths(lattice: Lattice, scores: Float32Array, moves: Float64Array, { length, sums }: { length: number; sums: Sums }): number {
  const { size, starts, previous, begins, ends } = lattice;
  if (sums.states.length < length * size) {
    sums.states = new Float64Array(length * size);
    sums.forward = new Float64Array(length * size);
    sums.backward = new Float64Array(length * size);
    sums.scale = new Float64Array(length);
  }
  const { states, forward, backward, scale } = sums;
  let logZ = 0;
  for (let at = 0; at < length; at++) {
    const row = at * size;
    let top = -Infinity;
    for (let label = 0; label < size; label++) top = Math.max(top, scores[row + label] ?? 0);
    for (let label = 0; label < size; label++) {
      const below = (scores[row + label] ?? 0) - top;
      states[row + label] = below < HOPELESS && label > 0 ? 0 : Math.exp(below);
    }
    logZ += top;
  }
  // Labels of the token before at which no name is open: what begins or stays outside follows these alone.
  const closed = new Uint8Array(size);
  let count = 0;
  for (let at = 0; at < length; at++) {
    const row = at * size;
    const last = at === length - 1;
    let total = 0;
    for (let label = 0; label < size; label++) {
      const state = last && !ends[label] ? 0 : (states[row + label] ?? 0);
      let sum = 0;
      if (state > 0 && at === 0) sum = begins[label] ?? 0;
      else if (state > 0) {
        const inside = !begins[label];
        const first = inside ? (starts[label] ?? 0) : 0;
        const end = inside ? (starts[label + 1] ?? 0) : count;
        for (let k = first; k < end; k++) {
          const before = (inside ? previous[k] : closed[k]) ?? 0;
          sum += (forward[row - size + before] ?? 0) * (moves[before * size + label] ?? 0);
        }
      }
      sum *= state;
      forward[row + label] = sum;
      total += sum;
    }
    scale[at] = total;
    logZ += Math.log(total);
    count = 0;
    for (let label = 0; label < size; label++) {
      const sum = forward[row + label] ?? 0;
      if (sum === 0) continue;
      forward[row + label] = sum / total;
      if (ends[label]) closed[count++] = label;
    }
  }
  for (let label = 0; label < size; label++) backward[(length - 1) * size + label] = ends[label] ?? 0;
  for (let at = length - 1; at > 0; at--) {
    const row = at * size;
    const divisor = scale[at] ?? 1;
    backward.fill(0, row - size, row);
    for (let label = 0; label < size; label++) {
      const weight = ((states[row + label] ?? 0) * (backward[row + label] ?? 0)) / divisor;
      if (weight === 0) continue;
      const end = starts[label + 1] ?? 0;
      for (let k = starts[label] ?? 0; k < end; k++) {
        const before = previous[k] ?? 0;
        if ((forward[row - size + before] ?? 0) === 0) continue;
        backward[row - size + before] = (backward[row - size + before] ?? 0) + weight * (moves[before * size + label] ?? 0);
      }
    }
  }
  return logZ;
}
