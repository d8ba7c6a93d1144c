import { ENTITY_TYPES, type EntityType } from '../../../schemas/common.ts';
import { BEGIN, END, INSIDE, type LabelSpan, labelOf, SINGLE, spansOf } from '../../crf/bioes.ts';
import { type CrfModel, scoreTokens } from '../../crf/crf-model.ts';
import { newSums, type Sums, sumPaths } from '../../crf/forward-backward.ts';
import { bestLabels } from '../../crf/viterbi.ts';
import type { Doc } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';
import { articleFeatures, memoryFeatures } from './label-tokens.ts';
import { defaultNamesModel, type NamesModel } from './names-model.ts';
import { type TaggedText, viewTokens } from './token-view.ts';

/** The names of an article by the trained tagger: a first reading, and a second that knows how the first took the same words. */
export function tagNames(doc: Pick<Doc, keyof TaggedText>, model: NamesModel = defaultNamesModel()): NameSpan[] {
  const { crf, lexicon } = model;
  const [first, second] = crf.readings;
  if (!first || !second) throw new Error('a model of names has two readings');
  const view = viewTokens(doc, lexicon);
  const rows = articleFeatures(view);
  const labels = new Uint8Array(doc.tokens.length);
  const later = doc.sentences.map(({ firstToken, endToken }) => {
    const [scores, secondScores] = scoreTokens(crf, rows, { from: firstToken, to: endToken });
    if (scores) labels.set(bestLabels(crf.lattice, scores, first.weights, endToken - firstToken), firstToken);
    return secondScores ?? new Float32Array(0);
  });

  const memory = memoryFeatures(view, labels);
  const sums = newSums();
  return doc.sentences.flatMap(({ firstToken, endToken }, sentence): NameSpan[] => {
    const scores = later[sentence] ?? new Float32Array(0);
    const [, remembered] = scoreTokens(crf, memory, { from: firstToken, to: endToken });
    for (let cell = 0; cell < scores.length; cell++) scores[cell] = (scores[cell] ?? 0) + (remembered?.[cell] ?? 0);
    const length = endToken - firstToken;
    const spans = spansOf(bestLabels(crf.lattice, scores, second.weights, length));
    if (spans.length === 0) return [];
    sumPaths(crf.lattice, scores, second.moves, { length, sums });
    return spans.flatMap((span): NameSpan[] => {
      const start = doc.tokens[firstToken + span.from]?.start;
      const end = doc.tokens[firstToken + span.to - 1]?.end;
      const type = typeNamed(crf.labels.types[span.type]);
      if (start === undefined || end === undefined || !type) return [];
      return [{ start, end, type, confidence: probabilityOf(crf, sums, { ...span, moves: second.moves }), rule: 'tagger' }];
    });
  });
}

const typeNamed = (name: string | undefined): EntityType | undefined => ENTITY_TYPES.find((type) => type === name);

/** The probability of exactly this span and type, from the sums over all labellings of its sentence. */
function probabilityOf({ labels }: CrfModel, sums: Sums, { from, to, type, moves }: LabelSpan & { moves: Float64Array }): number {
  const { states, forward, backward, scale } = sums;
  const { size } = labels;
  let label = labelOf(type, to - from === 1 ? SINGLE : BEGIN);
  let path = forward[from * size + label] ?? 0;
  for (let at = from + 1; at < to; at++) {
    const next = labelOf(type, at === to - 1 ? END : INSIDE);
    path *= ((moves[label * size + next] ?? 0) * (states[at * size + next] ?? 0)) / (scale[at] ?? 1);
    label = next;
  }
  return Math.min(1, path * (backward[(to - 1) * size + label] ?? 0));
}
