import { addWeights } from '../../crf/crf-model.ts';
import { mixHash } from '../../crf/hash.ts';
import type { NamesModel } from './names-model.ts';
import { addJointFeatures, REACH, wordAt } from './token-features.ts';
import type { TokenView } from './token-view.ts';

/** Tokens of one sentence that a name may stand in, with the token before and behind them, which is in none. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly sentence: { readonly firstToken: number; readonly endToken: number };
}

/** No name reaches to words with no capital near: what stands between those is read by itself, and is less than half of all. */
export function nearRuns(view: TokenView): Run[] {
  const runs: Run[] = [];
  for (const sentence of view.text.sentences) {
    const { firstToken, endToken } = sentence;
    for (let at = firstToken; at < endToken; at++) {
      if (!view.nearCapital[at]) continue;
      const from = Math.max(firstToken, at - 1);
      while (at < endToken && view.nearCapital[at]) at++;
      runs.push({ from, to: Math.min(endToken, at + 1), sentence });
    }
  }
  return runs;
}

/** The label scores of a run at the first reading, size numbers a token. What each word adds by itself comes from the memo. */
export function scoreRun({ crf, memo }: NamesModel, view: TokenView, { from, to, sentence }: Run): Float32Array {
  const { size } = crf.labels;
  const scores = new Float32Array((to - from) * size);
  const sums = new Int32Array(size);
  const unit = 1 / crf.stepsPerUnit;
  const add = (template: number, value: number): void => addWeights(crf, mixHash(template, value), sums);
  for (let at = from; at < to; at++) {
    const base = (at - from) * size;
    if (!view.nearCapital[at]) {
      scores.fill(-Infinity, base + 1, base + size);
      continue;
    }
    sums.fill(0);
    for (let place = 0; place <= 2 * REACH; place++) {
      const weights = memo.weightsOf(wordAt(view, at + place - REACH, sentence));
      const first = place * size;
      for (let label = 0; label < size; label++) sums[label] = (sums[label] ?? 0) + (weights[first + label] ?? 0);
    }
    addJointFeatures(view, at, sentence, add);
    for (let label = 0; label < size; label++) scores[base + label] = (sums[label] ?? 0) * unit;
  }
  return scores;
}
