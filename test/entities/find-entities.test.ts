import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../../extract/entities/find-entities.ts';
import { docFrom } from './marked-doc.ts';

const HEADLINE = 'Norway ferry operator apologises after collision';
const PARAGRAPHS = [
  HEADLINE,
  'OSLO — Norwegian Transport Minister Margaret Hansen said on Monday that the ferry company Nordlys Ltd had ignored two warnings from the United Nations.',
  'Hansen told reporters in Oslo that she would visit Bergen, and the coast guard of Norway would report by Friday.',
  '“We are sorry,” said Robert Dahl, the chief executive of Nordlys. He declined to answer questions.',
  'The UN did not comment.',
];
const TEXT = PARAGRAPHS.join('\n\n');
const find = (text: string) => findEntities(docFrom(text, HEADLINE.length), { times: [] });

describe('the entities of an article', () => {
  const { entities, mentions } = find(TEXT);
  const named = (name: string) => entities.find((entity) => entity.name === name);

  it('have the fullest name, its aliases, role and affiliation', () => {
    expect(named('Margaret Hansen')).toMatchObject({ type: 'PERSON', role: 'Transport Minister', affiliation: 'Norway', aliases: ['Hansen'] });
    expect(named('Robert Dahl')).toMatchObject({ role: 'chief executive', affiliation: 'Nordlys' });
    expect(named('United Nations')).toMatchObject({ type: 'ORG', aliases: ['UN'], mention_count: 2 });
  });

  it('know what the headline names', () => {
    expect(named('Norway')).toMatchObject({ type: 'GPE', in_headline: true });
    expect(named('Oslo')).toMatchObject({ in_headline: false });
  });

  it('are named by mentions that cut themselves out of the text', () => {
    for (const { start, end, row } of mentions) expect(TEXT.slice(start, end)).toBe(row.exact);
    expect(new Set(mentions.map(({ row }) => row.mention_id)).size).toBe(mentions.length);
    expect(mentions.every(({ row }) => entities.some((entity) => entity.entity_id === row.entity_id))).toBe(true);
  });

  it('keep their ids and the ids of their mentions when another paragraph goes', () => {
    const shorter = find([...PARAGRAPHS.slice(0, 3), ...PARAGRAPHS.slice(4)].join('\n\n'));
    const ids = new Set(mentions.map(({ row }) => row.mention_id));
    expect(shorter.mentions.length).toBeGreaterThan(4);
    expect(shorter.mentions.every(({ row }) => ids.has(row.mention_id))).toBe(true);
    const entityIds = new Set(entities.map((entity) => entity.entity_id));
    expect(shorter.entities.every((entity) => entityIds.has(entity.entity_id))).toBe(true);
  });

  it('come out the same again, whatever the paragraphs are', () => {
    const paragraph = fc.constantFrom(...PARAGRAPHS, 'the U.S., “he said”', 'A 😀 in Oslo.', '-', 'Dr. (UN)', "'s of, the");
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        const once = findEntities(docFrom(text), { times: [] });
        const points = Array.from(text);
        for (const { row } of once.mentions) expect(points.slice(row.start_char, row.end_char).join('')).toBe(row.exact);
        expect(findEntities(docFrom(text), { times: [] })).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });
});
