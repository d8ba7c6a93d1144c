import { describe, expect, test } from 'vitest';
import { parseSidecar } from '../../extract/read/sidecar.ts';

const parse = (text: string) => parseSidecar(new TextEncoder().encode(text));

describe('parseSidecar', () => {
  test('takes the declared facts and names what it does not know', () => {
    expect(
      parse('{"headline": " Ferry on the sands ", "authors": ["Ada Holm", ""], "mood": "wet", "url": null, "date_published": "2021-05-04"}'),
    ).toEqual({
      declared: { headline: 'Ferry on the sands', authors: ['Ada Holm'], published_at: '2021-05-04' },
      unknownFields: ['mood'],
    });
  });

  test.each(['', '[]', '"x"', '{"a"'])('says what is wrong with %j', (text) => {
    expect(parse(text)).toHaveProperty('problem', expect.stringContaining('write one object'));
  });

  test('takes no value of the wrong type', () => {
    expect(parse('{"headline": ["x"], "published_at": "next week", "keywords": {}}')).toEqual({
      declared: {},
      unknownFields: ['headline', 'published_at', 'keywords'],
    });
  });
});
