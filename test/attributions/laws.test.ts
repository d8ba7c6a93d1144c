import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflect } from '../../extract/attributions/lexicon.ts';
import { attributionsOf } from './attributions-of.ts';

const PIECES = [
  'Roe',
  'said',
  'that',
  '“',
  '”',
  '"',
  "''",
  ',',
  '.',
  ':',
  '\n\n',
  'according',
  'to',
  'the',
  'ministry',
  '40',
  'died',
  'adding',
  'was',
  'quoted',
  'as',
  'saying',
  'who',
  '(',
  ')',
  '🙂',
  '—',
  'told',
  'reporters',
  'in',
  'a',
  'poll',
  'reportedly',
  'and',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((words) => words.join(' '));

describe('attributions of any text', () => {
  it('cut out the text that they quote', () => {
    fc.assert(
      fc.property(text, (given) => {
        const points = Array.from(given);
        const cut = (start: number, end: number) => points.slice(start, end).join('');
        for (const { row } of attributionsOf(given)) {
          expect(cut(row.start_char, row.end_char)).toBe(row.exact);
          expect(row.content_starts.length).toBe(row.content_ends.length);
          expect(row.content_starts.map((start, at) => cut(start, row.content_ends[at] ?? 0)).join(' ')).toBe(row.content);
          if (row.source_start_char !== null) expect(cut(row.source_start_char, row.source_end_char ?? 0)).toBe(row.source_exact);
          if (row.cue_start_char !== null) expect(cut(row.cue_start_char, row.cue_end_char ?? 0)).toBe(row.cue_exact);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('have ids of their own and come in text order', () => {
    fc.assert(
      fc.property(text, (given) => {
        const rows = attributionsOf(given).map(({ row }) => row);
        expect(new Set(rows.map((row) => row.attribution_id)).size).toBe(rows.length);
        expect(rows.map((row) => row.start_char)).toEqual(rows.map((row) => row.start_char).toSorted((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });

  it('keep no empty piece of content and sort the pieces', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const { row } of attributionsOf(given)) {
          row.content_starts.forEach((start, at) => {
            expect(row.content_ends[at]).toBeGreaterThan(start);
          });
          expect(row.content_starts).toEqual([...row.content_starts].sort((a, b) => a - b));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('inflect spells', () => {
  it.each([
    ['say', 'says said said saying'],
    ['deny', 'denies denied denied denying'],
    ['admit', 'admits admitted admitted admitting'],
    ['announce', 'announces announced announced announcing'],
    ['stress', 'stresses stressed stressed stressing'],
    ['agree', 'agrees agreed agreed agreeing'],
    ['swear', 'swears swore sworn swearing'],
    ['convey', 'conveys conveyed conveyed conveying'],
  ])('the forms of %s', (lemma, forms) => {
    expect(
      inflect(lemma)
        .slice(1)
        .map(([, form]) => form)
        .join(' '),
    ).toBe(forms);
  });
});
