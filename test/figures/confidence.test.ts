import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLine } from '../../extract/extract-line.ts';
import { featuresOf } from '../../extract/figures/confidence.ts';
import { surroundingsIn } from '../../extract/figures/surroundings.ts';
import { fitLogistic } from '../../training/fit-logistic.ts';

const rowsOf = (text: string) => {
  const answer = extractLine({ id: 'one', text });
  if (!('article' in answer)) throw new Error('no article');
  return answer;
};
const featuresIn = (text: string) => {
  const rows = rowsOf(text);
  const surroundingsOf = surroundingsIn(rows);
  return rows.figures.map((row) => featuresOf(row, surroundingsOf(row)));
};

describe('the confidence of a figure', () => {
  it('rests on how its number was read and on who says it', () => {
    const [said, bare] = featuresIn('At least 27 miners were killed, the army said. It has 40 trucks.');
    expect(said?.number).toEqual(expect.arrayContaining(['kind=count', 'outcome', 'modifier', 'crowd=1']));
    expect(said?.source).toEqual(expect.arrayContaining(['said', 'cue=say']));
    expect(bare?.source).toEqual(['unsaid']);
  });

  it('is a chance, whatever the article', () => {
    const numbers = ['7', 'dozens of', '1.4bn', '13 of 20', 'two-thirds of', '€5m in'];
    const article = fc.array(fc.tuple(fc.constantFrom(...numbers), fc.constantFrom('people died.', 'homes burned, he said.', 'aid.')), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(article, (sentences) => {
        for (const { confidence } of rowsOf(sentences.map((words) => words.join(' ')).join(' ')).figures) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a logistic regression', () => {
  it('gives each form the share of it that was right', () => {
    const examples = (form: string, right: number, wrong: number) =>
      [true, false].flatMap((isRight) => Array.from({ length: isRight ? right : wrong }, () => ({ features: [form], isRight })));
    const weights = fitLogistic([...examples('good', 90, 10), ...examples('poor', 30, 70), ...examples('rare', 1, 1)], { l2: 1e-6 });
    const share = (form: string) => 1 / (1 + Math.exp(-(weights[form] ?? 0)));
    expect(share('good')).toBeCloseTo(0.9, 2);
    expect(share('poor')).toBeCloseTo(0.3, 2);
    expect(weights).not.toHaveProperty('rare');
  });
});
