import { BEGIN, labelOf, OUTSIDE, SINGLE, spansOf } from '../../crf/bioes.ts';
import { type CrfModel, scoreTokens } from '../../crf/crf-model.ts';
import { newFeatureRows } from '../../crf/features.ts';
import { type Sums, sumPaths } from '../../crf/forward-backward.ts';
import { bestLabels } from '../../crf/viterbi.ts';
import type { Range } from '../scene.ts';
import { addCueFeatures } from './cue-features.ts';
import { headOf, type ReaderView } from './reader-view.ts';

/** What is added to the score of a label that begins a cue: more cues are tried than the likeliest labelling has … */
const EAGERNESS = 1.5;
/** … and those are kept that are at least so likely: measured on political news, where F1 is best. */
const LIKELY = 0.3;

const STARTS = [labelOf(0, BEGIN), labelOf(0, SINGLE)];

export interface CueFound extends Range {
  /** That its head is (part of) a cue. */
  readonly probability: number;
}

/** The words of an article that say that somebody says, thinks, wants or shows something. */
export function findCues(view: ReaderView, crf: CrfModel, sums: Sums): CueFound[] {
  const rows = newFeatureRows();
  const { sentences } = view.scene.doc;
  for (const sentence of sentences) addCueFeatures(rows, view, sentence);
  const { size } = crf.labels;
  return sentences.flatMap(({ firstToken, endToken }) => {
    const length = endToken - firstToken;
    const scores = scoreTokens(crf, rows, { from: firstToken, to: endToken });
    const favour = (amount: number): void => {
      for (let at = 0; at < length; at++) for (const start of STARTS) scores[at * size + start] = (scores[at * size + start] ?? 0) + amount;
    };
    favour(EAGERNESS);
    const spans = spansOf(bestLabels(crf.lattice, scores, crf.transitions, length));
    if (spans.length === 0) return [];
    favour(-EAGERNESS);
    sumPaths(crf.lattice, scores, crf.moves, { length, sums });
    const outside = (at: number): number => (sums.forward[at * size + OUTSIDE] ?? 0) * (sums.backward[at * size + OUTSIDE] ?? 0);
    return spans.flatMap(({ from, to }): CueFound[] => {
      const range = { from: from + firstToken, to: to + firstToken };
      const probability = 1 - outside(headOf(view, range) - firstToken);
      return probability < LIKELY ? [] : [{ ...range, probability }];
    });
  });
}
