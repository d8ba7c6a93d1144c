import { type LabelSet, labelSetOf } from './bioes.ts';
import type { FeatureRows } from './features.ts';
import { type HashIndex, indexHashes } from './hash-index.ts';
import { type Lattice, latticeOf } from './lattice.ts';
import { type PackedFile, readKeys, sectionOf, textOf, unpack } from './packed.ts';

export const CRF_FORMAT = 'wirehouse-crf-1';

/**
 * Linear-chain CRFs over hashed features, one for each reading of a text: the readings share one table of features, so that a
 * feature is looked up once. A feature's weights are sparse: column (reading × labels + label) and value pairs.
 */
export interface CrfModel {
  readonly labels: LabelSet;
  readonly lattice: Lattice;
  readonly features: HashIndex;
  readonly starts: Int32Array;
  readonly columns: Uint8Array;
  readonly values: Int8Array;
  readonly stepsPerUnit: number;
  readonly readings: readonly Transitions[];
}

export interface Transitions {
  /** size × size, from before to label. */
  readonly weights: Float32Array;
  /** exp(weights), for sums over paths. */
  readonly moves: Float64Array;
}

interface Header {
  readonly types: readonly string[];
  readonly readings: number;
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
  const square = labels.size * labels.size;
  const readings = Array.from({ length: header.readings }, (_, reading): Transitions => {
    const weights = transitions.subarray(reading * square, (reading + 1) * square);
    return { weights, moves: Float64Array.from(weights, Math.exp) };
  });
  return {
    labels,
    lattice: latticeOf(labels),
    features: indexHashes(keys, header.hashBits),
    starts,
    columns: sectionOf(sections, 'columns'),
    values: new Int8Array(values.buffer, values.byteOffset, values.byteLength),
    stepsPerUnit: header.stepsPerUnit,
    readings,
  };
}

/** The label scores of tokens from … to of the rows under each reading, size numbers a token. */
export function scoreTokens(model: CrfModel, rows: FeatureRows, { from, to }: { from: number; to: number }): Float32Array[] {
  const { features, starts, columns, values } = model;
  const { size } = model.labels;
  const width = size * model.readings.length;
  const scores = model.readings.map(() => new Float32Array((to - from) * size));
  const sums = new Int32Array(width);
  const unit = 1 / model.stepsPerUnit;
  for (let token = from; token < to; token++) {
    sums.fill(0);
    const end = rows.starts[token + 1] ?? 0;
    for (let at = rows.starts[token] ?? 0; at < end; at++) {
      const row = features.find(rows.hashes[at] ?? 0);
      if (row < 0) continue;
      const last = starts[row + 1] ?? 0;
      for (let k = starts[row] ?? 0; k < last; k++) {
        const column = columns[k] ?? 0;
        sums[column] = (sums[column] ?? 0) + (values[k] ?? 0);
      }
    }
    const base = (token - from) * size;
    scores.forEach((own, reading) => {
      for (let label = 0; label < size; label++) own[base + label] = (sums[reading * size + label] ?? 0) * unit;
    });
  }
  return scores;
}
