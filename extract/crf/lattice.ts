import { isOpen, type LabelSet, mayBegin, mayFollow } from './bioes.ts';

/** The label pairs that may stand side by side, as flat lists in both directions. */
export interface Lattice {
  readonly size: number;
  /** previous[starts[label]] … are the labels that may stand before a label. */
  readonly starts: Int32Array;
  readonly previous: Int32Array;
  /** following[followingStarts[label]] … are those that may come after it. */
  readonly followingStarts: Int32Array;
  readonly following: Int32Array;
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

/** Builds the lists once for a label set. */
export function latticeOf({ size }: LabelSet): Lattice {
  const labels = Array.from({ length: size }, (_, label) => label);
  const before = listsOf(labels, (label, other) => mayFollow(other, label));
  const after = listsOf(labels, mayFollow);
  return {
    size,
    starts: before.starts,
    previous: before.members,
    followingStarts: after.starts,
    following: after.members,
    begins: Uint8Array.from(labels, (label) => (mayBegin(label) ? 1 : 0)),
    ends: Uint8Array.from(labels, (label) => (isOpen(label) ? 0 : 1)),
  };
}

function listsOf(labels: readonly number[], joins: (label: number, other: number) => boolean): { starts: Int32Array; members: Int32Array } {
  const lists = labels.map((label) => labels.filter((other) => joins(label, other)));
  const starts = new Int32Array(labels.length + 1);
  lists.forEach((list, label) => {
    starts[label + 1] = (starts[label] ?? 0) + list.length;
  });
  return { starts, members: Int32Array.from(lists.flat()) };
}
