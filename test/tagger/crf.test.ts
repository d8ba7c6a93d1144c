import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, labelSetOf, mayBegin, mayFollow, spansOf } from '../../extract/crf/bioes.ts';
import { newSums, sumPaths } from '../../extract/crf/forward-backward.ts';
import { indexHashes } from '../../extract/crf/hash-index.ts';
import { latticeOf } from '../../extract/crf/lattice.ts';
import { readKeys, unpack } from '../../extract/crf/packed.ts';
import { bestLabels } from '../../extract/crf/viterbi.ts';
import { keySections, pack } from '../../training/pack.ts';

const labels = labelSetOf(['PERSON', 'ORG']);
const lattice = latticeOf(labels);
const { size } = labels;

/** Every well-formed label sequence of a length. */
function sequences(length: number): number[][] {
  let all = Array.from({ length: size }, (_, label) => [label]).filter(([label]) => mayBegin(label ?? 0));
  for (let at = 1; at < length; at++) {
    all = all.flatMap((start) => Array.from({ length: size }, (_, label) => [...start, label]).filter((s) => mayFollow(s[at - 1] ?? 0, s[at] ?? 0)));
  }
  return all.filter((sequence) => !isOpen(sequence.at(-1) ?? 0));
}

const scoresOf = (sequence: readonly number[], scores: Float32Array, transitions: Float32Array): number =>
  sequence.reduce(
    (sum, label, at) => sum + (scores[at * size + label] ?? 0) + (at > 0 ? (transitions[(sequence[at - 1] ?? 0) * size + label] ?? 0) : 0),
    0,
  );

const floats = (length: number) =>
  fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: length, maxLength: length }).map((list) => Float32Array.from(list));

describe('the labeller', () => {
  it('finds the best well-formed sequence, as trying them all does', () => {
    fc.assert(
      fc.property(floats(3 * size), floats(size * size), (scores, transitions) => {
        const best = Math.max(...sequences(3).map((sequence) => scoresOf(sequence, scores, transitions)));
        const found = [...bestLabels(lattice, scores, transitions, 3)];
        expect(scoresOf(found, scores, transitions)).toBeCloseTo(best, 3);
      }),
      { numRuns: 50 },
    );
  });

  it('sums over all well-formed sequences, as adding them up does', () => {
    fc.assert(
      fc.property(floats(3 * size), floats(size * size), (scores, transitions) => {
        const total = sequences(3).reduce((sum, sequence) => sum + Math.exp(scoresOf(sequence, scores, transitions)), 0);
        const logZ = sumPaths(lattice, scores, Float64Array.from(transitions, Math.exp), { length: 3, sums: newSums() });
        expect(logZ).toBeCloseTo(Math.log(total), 3);
      }),
      { numRuns: 50 },
    );
  });

  it('reads spans off every well-formed sequence without a gap or a clash', () => {
    for (const sequence of sequences(4)) {
      const covered = spansOf(sequence).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n));
      expect(covered).toEqual(sequence.flatMap((label, at) => (label === 0 ? [] : [at])));
    }
  });
});

describe('a packed model', () => {
  it('gives back its keys, whatever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 28 - 1 })), (list) => {
        const keys = Uint32Array.from(list).sort();
        const packed = pack('test', new Map(keySections('keys', keys)));
        expect([...readKeys(unpack(packed, 'test'), 'keys')]).toEqual([...keys]);
      }),
    );
  });

  it('finds each key at its row and no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 28 - 1 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 2 ** 28 - 1 }),
        (list, other) => {
          const keys = Uint32Array.from(list).sort();
          const index = indexHashes(keys, 28);
          keys.forEach((key, row) => {
            expect(index.find(key)).toBe(row);
          });
          expect(index.find(other)).toBe(keys.indexOf(other));
        },
      ),
    );
  });

  it('refuses a file of another format', () => {
    expect(() => unpack(pack('one', new Map()), 'another')).toThrow(/format one/);
  });
});
