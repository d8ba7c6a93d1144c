import { type LabelSpan, spansOf } from '../../crf/bioes.ts';
import { type CrfModel, scoreTokens } from '../../crf/crf-model.ts';
import { newFeatureRows } from '../../crf/features.ts';
import { type Sums, sumPaths } from '../../crf/forward-backward.ts';
import { spanProbability } from '../../crf/span-probability.ts';
import { bestLabels } from '../../crf/viterbi.ts';
import type { Range } from '../scene.ts';
import { contentWithNumbers, SOURCE } from './content-with-numbers.ts';
import type { ReaderView } from './reader-view.ts';
import { addRoleFeatures } from './role-features.ts';
import { windowAround } from './roles-window.ts';

export interface RolesFound {
  readonly source: Range | null;
  readonly contents: readonly Range[];
  /** Of the doubtfullest of its spans. */
  readonly probability: number;
}

/** Who speaks, and what is said, by the words around a cue. */
export function findRoles(view: ReaderView, crf: CrfModel, { cue, sums }: { cue: Range; sums: Sums }): RolesFound {
  const window = windowAround(view.scene, cue);
  const rows = newFeatureRows();
  addRoleFeatures(rows, view, { window, cue });
  const length = window.to - window.from;
  const scores = scoreTokens(crf, rows, { from: 0, to: length });
  const spans = spansOf(bestLabels(crf.lattice, scores, crf.transitions, length));
  const contents = contentWithNumbers(view, crf, { window, scores, spans });
  if (spans.length === 0 && contents.length === 0) return { source: null, contents: [], probability: 0 };
  sumPaths(crf.lattice, scores, crf.moves, { length, sums });
  const found = spans.map((span) => ({ span, probability: spanProbability(crf, sums, span) }));
  const inText = ({ from, to }: LabelSpan): Range => ({ from: from + window.from, to: to + window.from });
  const [source] = found.filter(({ span }) => span.type === SOURCE).sort((one, other) => other.probability - one.probability);
  return {
    source: source ? inText(source.span) : null,
    contents: contents.map(inText),
    probability: Math.min(...found.map(({ probability }) => probability)),
  };
}
