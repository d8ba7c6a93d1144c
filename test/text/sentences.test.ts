import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../extract/text/document.ts';
import { splitSentences } from '../../extract/text/sentences.ts';

const split = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  test.each([
    ['The ferry sank. Nobody was hurt.', 2],
    ['Mr. Holm met Gov. Berg at 9 a.m. Monday.', 1],
    ['He lives in the U.S. The ferry does not.', 2],
    ['The U.S. Coast Guard came.', 1],
    ['"It sank." Then he left.', 2],
    ['“Did it sink?” he asked. She nodded.', 2],
    ['It cost $3.5 million. No. 7 was lost.', 2],
    ['He said no. The crew stayed.', 2],
    ['J. R. Holm and A. Berg left.', 1],
    ['It sank… Nobody knew why.', 2],
    ['It sank at Skelby Inc. docks.', 1],
    ['Ferry sinks off Skelby\nNobody was hurt.', 2],
    ['Visit post.example/a.b for more.', 1],
  ])('parts %j into %i', (text, count) => {
    expect(split(text)).toHaveLength(count);
  });

  test('keeps wrapped lines together', () => {
    const wrapped = 'The ferry ran aground on the sands, said\nHarbour Master Ada Holm, who had seen the\nLast Light go out.';
    expect(split(wrapped)).toHaveLength(1);
  });
});

describe('segment', () => {
  test('gives spans that lie in order within the text and lose no character but white space', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: fc.constantFrom('a', 'B', '1', '.', '!', '"', ' ', '\n', "'", '-', 'ß', '𝒳', '。', ',') }),
        (text) => {
          const { sentences, tokens, paragraphs } = segment(text, { headlineEnd: 0, bodyStart: 0 });
          const bare = (one: string): string => one.replace(/\s/g, '');
          expect(sentences.map((one) => bare(text.slice(one.start, one.end))).join('')).toBe(bare(text));
          expect(tokens.map((one) => one.text).join('')).toBe(bare(text));
          for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
          for (const [at, sentence] of sentences.entries()) {
            expect(tokens.slice(sentence.firstToken, sentence.endToken).every((token) => token.sentence === at)).toBe(true);
            expect(paragraphs[sentence.paragraph]?.start).toBeLessThanOrEqual(sentence.start);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
