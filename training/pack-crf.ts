import { CRF_FORMAT } from '../extract/crf/crf-model.ts';
import type { PackedFile } from '../extract/crf/packed.ts';
import { encodeText, keySections, pack } from './pack.ts';
import type { DenseCrf } from './train-crf.ts';

/** Features are known by so many bits of their hash … */
export const HASH_BITS = 28;
/** … and weights in steps of 1/24. */
export const STEPS_PER_UNIT = 24;

/** Quantises weights to 8 bits, leaves out those below `least` and the features left with none, and packs the rest. */
export function packCrf(model: DenseCrf, keys: Uint32Array, { least }: { least: number }): PackedFile {
  const { size, types } = model.labels;
  const kept: number[] = [];
  const counts: number[] = [];
  const labels: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < keys.length; row++) {
    let count = 0;
    for (let label = 0; label < size; label++) {
      const weight = model.weights[row * size + label] ?? 0;
      const value = Math.max(-127, Math.min(127, Math.round(weight * STEPS_PER_UNIT)));
      if (value === 0 || Math.abs(weight) < least) continue;
      count++;
      labels.push(label);
      values.push(value);
    }
    if (count === 0) continue;
    kept.push(keys[row] ?? 0);
    counts.push(count);
  }
  return pack(
    CRF_FORMAT,
    new Map<string, Uint8Array>([
      ['header', encodeText(JSON.stringify({ types, hashBits: HASH_BITS, stepsPerUnit: STEPS_PER_UNIT }))],
      ...keySections('features', Uint32Array.from(kept)),
      ['counts', Uint8Array.from(counts)],
      ['labels', Uint8Array.from(labels)],
      ['values', new Uint8Array(Int8Array.from(values).buffer)],
      ['transitions', new Uint8Array(model.transitions.slice().buffer)],
    ]),
  );
}
