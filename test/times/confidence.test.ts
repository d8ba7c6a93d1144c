import { describe, expect, it } from 'vitest';
import { extractLine } from '../../extract/extract-line.ts';

function confidenceOf(text: string): number {
  const answer = extractLine({ id: 'a', text, language: 'en', date_published: '2024-05-15' });
  return 'article' in answer ? (answer.times[0]?.confidence ?? 0) : 0;
}

describe('the confidence of a time', () => {
  it('is highest where the text leaves nothing open', () => {
    expect(confidenceOf('It sank on Nov. 7, 2023.')).toBeGreaterThan(confidenceOf('It sank on Nov. 7.'));
    expect(confidenceOf('It sank on Nov. 7.')).toBeGreaterThan(0.9);
  });

  it('is low where the words only hint at a time', () => {
    expect(confidenceOf('He waited for years.')).toBeLessThan(0.5);
    expect(confidenceOf('She lives there now.')).toBeLessThan(0.7);
  });
});
