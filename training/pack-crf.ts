import { CRF_FORMAT } from '../extract/crf/crf-model.ts';
import type { PackedFile } from '../extract/crf/packed.ts';
import { encodeText, keySections, pack } from './pack.ts';
import type { DenseCrf } from './train-crf.ts';

/** Quantises weights to 8 bits, leaves out those below `least` and the features left with none, and packs the rest. */
export function packCrf(model: DenseCrf, keys: Uint32Array, options: { bits: number; stepsPerUnit: number; least: number }): PackedFile {
  const { size, types } = model.labels;
  const kept: number[] = [];
  const counts: number[] = [];
  const labels: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < keys.length; row++) {
    let count = 0;
    for (let label = 0; label < size; label++) {
      const weight = model.weights[row * size + label] ?? 0;
      const value = Math.max(-127, Math.min(127, Math.round(weight * options.stepsPerUnit)));
      if (value === 0 || Math.abs(weight) < options.least) continue;
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
      ['header', encodeText(JSON.stringify({ types, hashBits: options.bits, stepsPerUnit: options.stepsPerUnit }))],
      ...keySections('features', Uint32Array.from(kept)),
      ['counts', Uint8Array.from(counts)],
      ['labels', Uint8Array.from(labels)],
      ['values', new Uint8Array(Int8Array.from(values).buffer)],
      ['transitions', new Uint8Array(model.transitions.slice().buffer)],
    ]),
  );
}
