import { ENTITY_TYPES, type EntityType } from '../../../schemas/common.ts';
import { spansOf } from '../../crf/bioes.ts';
import { scoreTokens } from '../../crf/crf-model.ts';
import { newSums, sumPaths } from '../../crf/forward-backward.ts';
import { spanProbability } from '../../crf/span-probability.ts';
import { bestLabels } from '../../crf/viterbi.ts';
import type { NameSpan } from '../name-span.ts';
import { memoryFeatures } from './label-tokens.ts';
import { defaultNamesModel, type NamesModel } from './names-model.ts';
import { nearRuns, scoreRun } from './score-runs.ts';
import { type TaggedText, viewTokens } from './token-view.ts';

/**
 * The names of an article by the trained tagger. It reads twice with the same weights: the second time each word also knows how
 * the first reading took the same words elsewhere.
 */
export function tagNames(doc: TaggedText, model: NamesModel = defaultNamesModel()): NameSpan[] {
  const { crf, lexicon, memo } = model;
  const { lattice, transitions, moves } = crf;
  const view = viewTokens(doc, lexicon, memo.describe);
  const runs = nearRuns(view);
  const labels = new Uint8Array(doc.tokens.length);
  const firstScores = runs.map((run) => {
    const scores = scoreRun(model, view, run);
    labels.set(bestLabels(lattice, scores, transitions, run.to - run.from), run.from);
    return scores;
  });

  const memory = memoryFeatures(view, labels);
  const sums = newSums();
  return runs.flatMap(({ from, to }, index): NameSpan[] => {
    const scores = scoreTokens(crf, memory, { from, to });
    const before = firstScores[index];
    for (let cell = 0; cell < scores.length; cell++) scores[cell] = (scores[cell] ?? 0) + (before?.[cell] ?? 0);
    const spans = spansOf(bestLabels(lattice, scores, transitions, to - from));
    if (spans.length === 0) return [];
    sumPaths(lattice, scores, moves, { length: to - from, sums });
    return spans.flatMap((span): NameSpan[] => {
      const start = doc.tokens[from + span.from]?.start;
      const end = doc.tokens[from + span.to - 1]?.end;
      const type = typeNamed(crf.labels.types[span.type]);
      if (start === undefined || end === undefined || !type) return [];
      return [{ start, end, type, confidence: calibrated(spanProbability(crf, sums, span)), rule: 'tagger' }];
    });
  });
}

const typeNamed = (name: string | undefined): EntityType | undefined => ENTITY_TYPES.find((type) => type === name);

/** The model is somewhat too sure of itself away from its training texts: fitted on the development halves of two news corpora. */
const calibrated = (probability: number): number => 0.96 * probability ** 1.35;
