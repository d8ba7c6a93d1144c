import { type LabelSpan, OUTSIDE, spansOf } from '../../crf/bioes.ts';
import type { CrfModel } from '../../crf/crf-model.ts';
import { bestLabels } from '../../crf/viterbi.ts';
import type { Range } from '../scene.ts';
import type { ReaderView } from './reader-view.ts';

/** The label types of the model of roles. */
export const SOURCE = 0;
export const CONTENT = 1;

/** What a word outside of both loses where numbers are left out: content that stops before its numbers costs most. */
const GREED = 1;

interface Labelled {
  readonly window: Range;
  readonly scores: Float32Array;
  readonly spans: readonly LabelSpan[];
}

/**
 * The spans of content; where greedier labels take in more numbers, theirs, unless they begin anew or reach over
 * a semicolon, another cue or the speaker.
 */
export function contentWithNumbers(view: ReaderView, crf: CrfModel, { window, scores, spans }: Labelled): readonly LabelSpan[] {
  const { tokens } = view.scene;
  const length = window.to - window.from;
  const best = spans.filter(({ type }) => type === CONTENT);
  const positions = Array.from({ length }, (_, at) => at);
  const left = positions.filter((at) => !best.some((span) => holds(span, at)));
  if (best.length === 0 || !left.some((at) => tokens[window.from + at]?.kind === 'number')) return best;
  const { size } = crf.labels;
  const eager = scores.slice();
  for (const at of positions) eager[at * size + OUTSIDE] = (eager[at * size + OUTSIDE] ?? 0) - GREED;
  const greedy = spansOf(bestLabels(crf.lattice, eager, crf.transitions, length)).filter(({ type }) => type === CONTENT);
  const numbersIn = (ranges: readonly Range[]): number =>
    positions.filter((at) => tokens[window.from + at]?.kind === 'number' && ranges.some((range) => holds(range, at))).length;
  const stops = (at: number): boolean =>
    tokens[window.from + at]?.text === ';' || view.ruleCue[window.from + at] !== 0 || spans.some((span) => span.type === SOURCE && holds(span, at));
  const isNew = greedy.some((span) => !best.some(({ from, to }) => span.from < to && from < span.to));
  const goesTooFar = isNew || left.some((at) => stops(at) && greedy.some((span) => holds(span, at)));
  return numbersIn(greedy) > numbersIn(best) && !goesTooFar ? greedy : best;
}

const holds = ({ from, to }: Range, at: number): boolean => from <= at && at < to;
