import { isOpen, type LabelSet, mayBegin, mayFollow } from './bioes.ts';

/** The label pairs that may stand side by side. */
export interface Lattice {
  readonly size: number;
  /** As a flat list: previous[starts[label]] … are the labels that may stand before a label. */
  readonly starts: Int32Array;
  readonly previous: Int32Array;
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

/** Builds the lists once for a label set. */
export function latticeOf({ size }: LabelSet): Lattice {
  const labels = Array.from({ length: size }, (_, label) => label);
  const before = labels.map((label) => labels.filter((other) => mayFollow(other, label)));
  const starts = new Int32Array(size + 1);
  before.forEach((list, label) => {
    starts[label + 1] = (starts[label] ?? 0) + list.length;
  });
  return {
    size,
    starts,
    previous: Int32Array.from(before.flat()),
    begins: Uint8Array.from(labels, (label) => (mayBegin(label) ? 1 : 0)),
    ends: Uint8Array.from(labels, (label) => (isOpen(label) ? 0 : 1)),
  };
}
