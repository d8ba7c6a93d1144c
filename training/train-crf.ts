import type { LabelSet } from '../extract/crf/bioes.ts';
import { newSums, sumPaths } from '../extract/crf/forward-backward.ts';
import { type Lattice, latticeOf } from '../extract/crf/lattice.ts';
import type { Allowed } from './allowed-labels.ts';
import type { NumberedRows } from './feature-numbers.ts';
import { randomFrom, shuffled } from './random.ts';

/** One sentence to learn from: tokens from … to of its rows. */
export interface Example {
  readonly rows: NumberedRows;
  readonly from: number;
  readonly to: number;
  readonly allowed: Allowed;
}

/** Weights before they are packed: size numbers a feature, and size × size transitions. */
export interface DenseCrf {
  readonly labels: LabelSet;
  readonly lattice: Lattice;
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

export interface TrainOptions {
  readonly epochs: number;
  readonly rate: number;
  /** L1: what each weight loses per sentence, as a slope; most weights become none. */
  readonly thrift: number;
  /** What the sums of squared gradients begin with: the larger, the smaller the first steps. Long sequences of alike tokens need more. */
  readonly caution?: number;
  readonly seed: number;
  readonly report: (line: string) => void;
}

/** The weight, nearer to zero by `loss`, but not past it. */
const shrink = (weight: number, loss: number): number => (weight > loss ? weight - loss : weight < -loss ? weight + loss : 0);

/** Smaller gradients are not worth a write. */
const LEAST_GRADIENT = 1e-3;

/** The label scores of an example under dense weights. */
export function scoreExample(model: DenseCrf, { rows, from, to }: Pick<Example, 'rows' | 'from' | 'to'>, scores: Float32Array): void {
  const { size } = model.labels;
  const { weights } = model;
  const { numbers, starts } = rows;
  scores.fill(0, 0, (to - from) * size);
  for (let token = from; token < to; token++) {
    const base = (token - from) * size;
    const end = starts[token + 1] ?? 0;
    for (let k = starts[token] ?? 0; k < end; k++) {
      const row = (numbers[k] ?? 0) * size;
      for (let label = 0; label < size; label++) scores[base + label] = (scores[base + label] ?? 0) + (weights[row + label] ?? 0);
    }
  }
}

/**
 * Trains by AdaGrad, a sentence at a time, on the likelihood of the allowed labels (the gradient is the difference of two
 * expectations: over all paths, and over the allowed ones). The weights are the mean over the ends of the epochs' second half.
 */
export function trainCrf(examples: readonly Example[], features: number, labels: LabelSet, options: TrainOptions): DenseCrf {
  const { size } = labels;
  const { rate, thrift } = options;
  const lattice = latticeOf(labels);
  const weights = new Float32Array(features * size);
  const squares = new Float32Array(features * size).fill(options.caution ?? 1e-2);
  const settledAt = new Uint32Array(features * size);
  const mean = new Float32Array(features * size);
  const transitions = new Float32Array(size * size);
  const transitionSquares = new Float32Array(size * size).fill(options.caution ?? 1e-2);
  const transitionMean = new Float32Array(size * size);
  const model: DenseCrf = { labels, lattice, weights, transitions };
  const longest = examples.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const scores = new Float32Array(longest * size);
  const limited = new Float32Array(longest * size);
  const gradient = new Float64Array(longest * size);
  const pairGradient = new Float64Array(size * size);
  const moves = new Float64Array(size * size).fill(1);
  const sums = newSums();
  const random = randomFrom(options.seed);
  const averaged = options.epochs - Math.floor(options.epochs / 2);

  /** Adds sign × expectations of the last sums to the gradients. */
  const addExpectations = (length: number, sign: number): void => {
    const { states, forward, backward, scale } = sums;
    const { starts, previous } = lattice;
    for (let cell = 0; cell < length * size; cell++) gradient[cell] = (gradient[cell] ?? 0) + sign * (forward[cell] ?? 0) * (backward[cell] ?? 0);
    for (let at = 1; at < length; at++) {
      const row = at * size;
      for (let label = 0; label < size; label++) {
        const weight = (sign * (states[row + label] ?? 0) * (backward[row + label] ?? 0)) / (scale[at] ?? 1);
        if (weight > -1e-7 && weight < 1e-7) continue;
        const end = starts[label + 1] ?? 0;
        for (let k = starts[label] ?? 0; k < end; k++) {
          const before = previous[k] ?? 0;
          const cell = before * size + label;
          pairGradient[cell] = (pairGradient[cell] ?? 0) + weight * (forward[row - size + before] ?? 0) * (moves[cell] ?? 0);
        }
      }
    }
  };

  const limit = ({ from, to, allowed }: Example): void => {
    for (let token = from; token < to; token++) {
      const base = (token - from) * size;
      const may = allowed[token];
      if (!may) {
        limited.set(scores.subarray(base, base + size), base);
        continue;
      }
      limited.fill(-Infinity, base, base + size);
      for (const label of may) limited[base + label] = scores[base + label] ?? 0;
    }
  };

  const update = ({ rows, from, to }: Example): void => {
    for (let token = from; token < to; token++) {
      const base = (token - from) * size;
      const first = rows.starts[token] ?? 0;
      const end = rows.starts[token + 1] ?? 0;
      for (let label = 0; label < size; label++) {
        const slope = gradient[base + label] ?? 0;
        if (slope < LEAST_GRADIENT && slope > -LEAST_GRADIENT) continue;
        const square = slope * slope;
        for (let k = first; k < end; k++) {
          const cell = (rows.numbers[k] ?? 0) * size + label;
          const total = (squares[cell] ?? 0) + square;
          squares[cell] = total;
          const step = rate / Math.sqrt(total);
          weights[cell] = shrink((weights[cell] ?? 0) - step * slope, step * thrift * (sentence - (settledAt[cell] ?? 0)));
          settledAt[cell] = sentence;
        }
      }
    }
    for (let cell = 0; cell < size * size; cell++) {
      const slope = pairGradient[cell] ?? 0;
      if (slope === 0) continue;
      const total = (transitionSquares[cell] ?? 0) + slope * slope;
      transitionSquares[cell] = total;
      transitions[cell] = (transitions[cell] ?? 0) - (rate * slope) / Math.sqrt(total);
      moves[cell] = Math.exp(transitions[cell] ?? 0);
    }
  };

  /** Lets every weight lose what it has not lost yet. */
  const settle = (): void => {
    for (let cell = 0; cell < weights.length; cell++) {
      const weight = weights[cell] ?? 0;
      if (weight === 0) continue;
      weights[cell] = shrink(weight, (rate * thrift * (sentence - (settledAt[cell] ?? 0))) / Math.sqrt(squares[cell] ?? 1));
      settledAt[cell] = sentence;
    }
  };

  let sentence = 0;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    let loss = 0;
    for (const example of shuffled(examples, random)) {
      sentence++;
      const length = example.to - example.from;
      scoreExample(model, example, scores);
      gradient.fill(0, 0, length * size);
      pairGradient.fill(0);
      limit(example);
      const wanted = sumPaths(lattice, limited, moves, { length, sums });
      if (!Number.isFinite(wanted)) continue;
      addExpectations(length, -1);
      loss += sumPaths(lattice, scores, moves, { length, sums }) - wanted;
      addExpectations(length, 1);
      update(example);
    }
    settle();
    if (epoch >= averaged) {
      const share = 1 / (options.epochs - averaged + 1);
      for (let cell = 0; cell < weights.length; cell++) mean[cell] = (mean[cell] ?? 0) + share * (weights[cell] ?? 0);
      for (let cell = 0; cell < transitions.length; cell++) transitionMean[cell] = (transitionMean[cell] ?? 0) + share * (transitions[cell] ?? 0);
    }
    options.report(`epoch ${epoch}: loss ${loss.toFixed(0)}`);
  }
  return { labels, lattice, weights: mean, transitions: transitionMean };
}
