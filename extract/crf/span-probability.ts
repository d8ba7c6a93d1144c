import { BEGIN, END, INSIDE, type LabelSpan, labelOf, SINGLE } from './bioes.ts';
import type { CrfModel } from './crf-model.ts';
import type { Sums } from './forward-backward.ts';

/** The probability of exactly this span and type, from the sums over all labellings of its sequence. */
export function spanProbability({ labels, moves }: CrfModel, { states, forward, backward, scale }: Sums, { from, to, type }: LabelSpan): number {
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
