import { isOpen, type LabelSet, mayBegin, mayFollow } from './bioes.ts';

/** The label pairs that may stand side by side, as flat lists: `previous` of a label lies at starts[label] … starts[label + 1]. */
export interface Lattice {
  readonly size: number;
  readonly starts: Int32Array;
  readonly previous: Int32Array;
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

/** Builds the lists once for a label set. */
export function latticeOf({ size }: LabelSet): Lattice {
  const starts = new Int32Array(size + 1);
  const previous: number[] = [];
  const begins = new Uint8Array(size);
  const ends = new Uint8Array(size);
  for (let label = 0; label < size; label++) {
    starts[label] = previous.length;
    for (let before = 0; before < size; before++) if (mayFollow(before, label)) previous.push(before);
    begins[label] = mayBegin(label) ? 1 : 0;
    ends[label] = isOpen(label) ? 0 : 1;
  }
  starts[size] = previous.length;
  return { size, starts, previous: Int32Array.from(previous), begins, ends };
}
