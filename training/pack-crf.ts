import { CRF_FORMAT } from '../extract/crf/crf-model.ts';
import type { PackedFile } from '../extract/crf/packed.ts';
import { encodeText, keySections, pack } from './pack.ts';
import type { DenseCrf } from './train-crf.ts';

/** Quantises the weights of each reading to 8 bits, leaves out those below `least` and the features left with none, and packs the rest. */
export function packCrf(models: readonly DenseCrf[], keys: Uint32Array, options: { bits: number; stepsPerUnit: number; least: number }): PackedFile {
  const types = models[0]?.labels.types ?? [];
  const square = models[0]?.transitions.length ?? 0;
  const transitions = new Float32Array(models.length * square);
  models.forEach((model, reading) => {
    transitions.set(model.transitions, reading * square);
  });
  const kept: number[] = [];
  const counts: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < keys.length; row++) {
    let count = 0;
    models.forEach(({ labels: { size }, weights }, reading) => {
      for (let label = 0; label < size; label++) {
        const weight = weights[row * size + label] ?? 0;
        if (Math.abs(weight) < options.least) continue;
        const value = Math.max(-127, Math.min(127, Math.round(weight * options.stepsPerUnit)));
        if (value === 0) continue;
        count++;
        columns.push(reading * size + label);
        values.push(value);
      }
    });
    if (count === 0) continue;
    kept.push(keys[row] ?? 0);
    counts.push(count);
  }
  return pack(
    CRF_FORMAT,
    new Map<string, Uint8Array>([
      ['header', encodeText(JSON.stringify({ types, readings: models.length, hashBits: options.bits, stepsPerUnit: options.stepsPerUnit }))],
      ...keySections('features', Uint32Array.from(kept)),
      ['counts', Uint8Array.from(counts)],
      ['columns', Uint8Array.from(columns)],
      ['values', new Uint8Array(Int8Array.from(values).buffer)],
      ['transitions', new Uint8Array(transitions.buffer)],
    ]),
  );
}
