import { describe, expect, it } from 'vitest';
import { tagNames } from '../../extract/entities/tagger/tag-names.ts';
import { segment } from '../../extract/text/document.ts';

const namesIn = (text: string): string[] => {
  const parts = segment(text, { headlineEnd: 0, bodyStart: 0 });
  return tagNames(parts).map(({ start, end, type }) => `${text.slice(start, end)}/${type}`);
};

describe('the tagger', () => {
  it.each([
    ['Officials in Norway said on Monday that the talks with Sweden would go on.', ['Norway/GPE', 'Sweden/GPE']],
    ['The Italian foreign minister, Elena Ferri, met reporters in Milan.', ['Italian/NORP', 'Elena Ferri/PERSON', 'Milan/GPE']],
    ['The World Bank and the European Commission will pay for the road.', ['World Bank/ORG', 'European Commission/ORG']],
    ['nobody of note came to the meeting, and nothing was decided.', []],
  ])('finds the names of: %s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('gives spans inside one sentence, in order, apart from each other, with a probability', () => {
    const text = 'Anna Lindqvist of Volvo spoke in Gothenburg.\n\nVolvo said Lindqvist would go to Berlin, London and Rome.';
    const parts = segment(text, { headlineEnd: 0, bodyStart: 0 });
    let last = 0;
    for (const name of tagNames(parts)) {
      expect(name.start).toBeGreaterThanOrEqual(last);
      expect(name.end).toBeGreaterThan(name.start);
      expect(name.confidence).toBeGreaterThan(0);
      expect(name.confidence).toBeLessThanOrEqual(1);
      last = name.end;
    }
    expect(last).toBeGreaterThan(0);
  });

  it('answers the same for the same article', () => {
    const text = 'The ministry of Kenya thanked Joseph Otieno.';
    expect(namesIn(text)).toEqual(namesIn(text));
  });

  it('finds nothing in an empty text', () => {
    expect(namesIn('')).toEqual([]);
  });
});
