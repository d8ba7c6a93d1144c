import { labelSetOf } from '../extract/crf/bioes.ts';
import { indexHashes } from '../extract/crf/hash-index.ts';
import type { PackedFile } from '../extract/crf/packed.ts';
import type { Unit } from './attribution-units.ts';
import { countFeatures, numberFeatures } from './feature-numbers.ts';
import { HASH_BITS, packCrf } from './pack-crf.ts';
import { trainCrf } from './train-crf.ts';

export interface UnitsOptions {
  readonly types: readonly string[];
  readonly seed: number;
  readonly epochs: number;
  /** Features in fewer tokens are left out, and weights smaller than `least`. */
  readonly cutoff: number;
  readonly least: number;
  /** See TrainOptions. */
  readonly thrift: number;
  readonly report: (line: string) => void;
}

/** Trains and packs one model. */
export function trainUnits(units: readonly Unit[], { types, cutoff, least, ...options }: UnitsOptions): PackedFile {
  const keys = countFeatures(
    units.map(({ rows }) => rows),
    { cutoff, bits: HASH_BITS },
  );
  options.report(`${units.length} units, ${keys.length} features`);
  const { find } = indexHashes(keys, HASH_BITS);
  const examples = units.flatMap(({ rows, sequences, allowed }) => {
    const numbered = numberFeatures([rows], find);
    return sequences.map(({ from, to }) => ({ rows: numbered, from, to, allowed }));
  });
  const model = trainCrf(examples, keys.length, labelSetOf(types), { ...options, rate: 0.05, caution: 1 });
  return packCrf(model, keys, { least });
}
