import { ENTITY_TYPES, type EntityType } from '../../../schemas/common.ts';
import { spansOf } from '../../crf/bioes.ts';
import { scoreTokens } from '../../crf/crf-model.ts';
import { newSums, sumPaths } from '../../crf/forward-backward.ts';
import { spanProbability } from '../../crf/span-probability.ts';
import { bestLabels } from '../../crf/viterbi.ts';
import type { NameSpan } from '../name-span.ts';
import { articleFeatures, memoryFeatures } from './label-tokens.ts';
import { defaultNamesModel, type NamesModel } from './names-model.ts';
import { type TaggedText, type TokenView, viewTokens } from './token-view.ts';

/**
 * The names of an article by the trained tagger. It reads twice with the same weights: the second time each word also knows how
 * the first reading took the same words elsewhere.
 */
export function tagNames(doc: TaggedText, { crf, lexicon }: NamesModel = defaultNamesModel()): NameSpan[] {
  const { lattice, transitions, moves } = crf;
  const view = viewTokens(doc, lexicon);
  const rows = articleFeatures(view);
  const labels = new Uint8Array(doc.tokens.length);
  const firstScores = doc.sentences.map(({ firstToken, endToken }) => {
    const scores = scoreTokens(crf, rows, { from: firstToken, to: endToken });
    forbidFarNames(scores, view, { firstToken, endToken, size: crf.labels.size });
    labels.set(bestLabels(lattice, scores, transitions, endToken - firstToken), firstToken);
    return scores;
  });

  const memory = memoryFeatures(view, labels);
  const sums = newSums();
  return doc.sentences.flatMap(({ firstToken, endToken }, sentence): NameSpan[] => {
    const scores = scoreTokens(crf, memory, { from: firstToken, to: endToken });
    const before = firstScores[sentence];
    for (let cell = 0; cell < scores.length; cell++) scores[cell] = (scores[cell] ?? 0) + (before?.[cell] ?? 0);
    const length = endToken - firstToken;
    const spans = spansOf(bestLabels(lattice, scores, transitions, length));
    if (spans.length === 0) return [];
    sumPaths(lattice, scores, moves, { length, sums });
    return spans.flatMap((span): NameSpan[] => {
      const start = doc.tokens[firstToken + span.from]?.start;
      const end = doc.tokens[firstToken + span.to - 1]?.end;
      const type = typeNamed(crf.labels.types[span.type]);
      if (start === undefined || end === undefined || !type) return [];
      return [{ start, end, type, confidence: calibrated(spanProbability(crf, sums, span)), rule: 'tagger' }];
    });
  });
}

/** No name reaches to words with no capital near: paths are sought between those alone, which are less than half of all. */
function forbidFarNames(
  scores: Float32Array,
  { nearCapital }: TokenView,
  { firstToken, endToken, size }: { firstToken: number; endToken: number; size: number },
): void {
  for (let at = firstToken; at < endToken; at++) {
    const base = (at - firstToken) * size;
    if (!nearCapital[at]) scores.fill(-Infinity, base + 1, base + size);
  }
}

const typeNamed = (name: string | undefined): EntityType | undefined => ENTITY_TYPES.find((type) => type === name);

/** The model is somewhat too sure of itself away from its training texts: fitted on the development halves of two news corpora. */
const calibrated = (probability: number): number => 0.96 * probability ** 1.35;
