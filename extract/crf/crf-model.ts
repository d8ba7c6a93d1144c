import { type LabelSet, labelSetOf } from './bioes.ts';
import type { FeatureRows } from './features.ts';
import { type HashIndex, indexHashes } from './hash-index.ts';
import { type Lattice, latticeOf } from './lattice.ts';
import { type PackedFile, readKeys, sectionOf, textOf, unpack } from './packed.ts';

export const CRF_FORMAT = 'wirehouse-crf-1';

/** A linear-chain CRF over hashed features. A feature's weights are sparse: pairs of label and value, values in 1 / `stepsPerUnit`. */
export interface CrfModel {
  readonly labels: LabelSet;
  readonly lattice: Lattice;
  readonly features: HashIndex;
  readonly starts: Int32Array;
  readonly weightLabels: Uint8Array;
  readonly weightValues: Int8Array;
  readonly stepsPerUnit: number;
  /** size × size, from before to label. */
  readonly transitions: Float32Array;
  /** exp(transitions), for sums over paths. */
  readonly moves: Float64Array;
}

interface Header {
  readonly types: readonly string[];
  readonly hashBits: number;
  readonly stepsPerUnit: number;
}

/** Makes a packed model ready for use. */
export function readCrf(file: PackedFile): CrfModel {
  const sections = unpack(file, CRF_FORMAT);
  const header = JSON.parse(textOf(sections, 'header')) as Header;
  const keys = readKeys(sections, 'features');
  const counts = sectionOf(sections, 'counts');
  const starts = new Int32Array(keys.length + 1);
  for (let row = 0; row < keys.length; row++) starts[row + 1] = (starts[row] ?? 0) + (counts[row] ?? 0);
  const values = sectionOf(sections, 'values');
  const labels = labelSetOf(header.types);
  const transitions = new Float32Array(sectionOf(sections, 'transitions').slice().buffer);
  return {
    labels,
    lattice: latticeOf(labels),
    features: indexHashes(keys, header.hashBits),
    starts,
    weightLabels: sectionOf(sections, 'labels'),
    weightValues: new Int8Array(values.buffer, values.byteOffset, values.byteLength),
    stepsPerUnit: header.stepsPerUnit,
    transitions,
    moves: Float64Array.from(transitions, Math.exp),
  };
}

/** Adds the weights of a feature to the sums of the labels, in steps. */
export function addWeights({ features, starts, weightLabels, weightValues }: CrfModel, hash: number, sums: Int32Array): void {
  const row = features.find(hash);
  if (row < 0) return;
  const last = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < last; k++) {
    const label = weightLabels[k] ?? 0;
    sums[label] = (sums[label] ?? 0) + (weightValues[k] ?? 0);
  }
}

/** The label scores that tokens from … to of the rows get from their features, size numbers a token. */
export function scoreTokens(model: CrfModel, rows: FeatureRows, { from, to }: { from: number; to: number }): Float32Array {
  const { size } = model.labels;
  const scores = new Float32Array((to - from) * size);
  const sums = new Int32Array(size);
  const unit = 1 / model.stepsPerUnit;
  for (let token = from; token < to; token++) {
    sums.fill(0);
    const end = rows.starts[token + 1] ?? 0;
    for (let at = rows.starts[token] ?? 0; at < end; at++) addWeights(model, rows.hashes[at] ?? 0, sums);
    const base = (token - from) * size;
    for (let label = 0; label < size; label++) scores[base + label] = (sums[label] ?? 0) * unit;
  }
  return scores;
}
