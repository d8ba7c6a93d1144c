import { describe, expect, it } from 'vitest';
import { scoreTokens } from '../../extract/crf/crf-model.ts';
import { newFeatureRows } from '../../extract/crf/features.ts';
import { defaultNamesModel } from '../../extract/entities/tagger/names-model.ts';
import { nearRuns, scoreRun } from '../../extract/entities/tagger/score-runs.ts';
import { addTokenFeatures } from '../../extract/entities/tagger/token-features.ts';
import { viewTokens } from '../../extract/entities/tagger/token-view.ts';
import { segment } from '../../extract/text/document.ts';

const TEXT = `Dana Pell spoke at length about the long and rather wet road from Lorne to the coast.

The ferry, which nobody had expected to be late on such a quiet day, left Port Ellery at noon, and the crew of the Marsh Line waved.

nobody here has a name, and nothing more is said.`;

const model = defaultNamesModel();
const view = viewTokens(segment(TEXT, { headlineEnd: 0, bodyStart: 0 }), model.lexicon, model.memo.describe);
const runs = nearRuns(view);

describe('runs of tokens near capitals', () => {
  it('hold every token near a capital, and one token of no name on each side within the sentence', () => {
    const inside = new Set(runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
    view.nearCapital.forEach((near, at) => {
      if (near) expect(inside).toContain(at);
    });
    for (const { from, to, sentence } of runs) {
      expect(view.nearCapital[from] === 0 || from === sentence.firstToken).toBe(true);
      expect(view.nearCapital[to - 1] === 0 || to === sentence.endToken).toBe(true);
    }
  });

  it('leave out a sentence without capitals', () => {
    const last = view.text.sentences.at(-1);
    expect(runs.some(({ sentence }) => sentence === last)).toBe(false);
  });

  it('are scored from the memo as the features score them that training sees', () => {
    const rows = newFeatureRows();
    for (const sentence of view.text.sentences) addTokenFeatures(rows, view, sentence);
    const { size } = model.crf.labels;
    for (const run of runs) {
      const scores = scoreRun(model, view, run);
      const plain = scoreTokens(model.crf, rows, run);
      for (let at = run.from; at < run.to; at++) {
        const base = (at - run.from) * size;
        if (view.nearCapital[at]) expect([...scores.subarray(base, base + size)]).toEqual([...plain.subarray(base, base + size)]);
        else expect(scores[base + 1]).toBe(-Infinity);
      }
    }
  });
});
