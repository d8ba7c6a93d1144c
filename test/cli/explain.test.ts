import { describe, expect, it } from 'vitest';
import { explain } from '../../cli/explain.ts';
import { extractLine } from '../../extract/extract-line.ts';

const page = { isTTY: false, columns: 200 };
const explained = (text: string) =>
  explain(extractLine({ id: 'one', text, published_at: '2024-03-26' }), page)
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/).join(' | '));

describe('an explanation', () => {
  it('shows each figure in its sentence, and what its slots rest on', () => {
    const lines = explained('At least 27 miners were killed in Tessaly on Monday, the army said.');
    expect(lines[0]).toBe('At least [27] miners were killed in Tessaly on Monday, the army said.');
    expect(lines).toContain('number | 27 | “27” | count');
    expect(lines).toContain('modifier | at_least | “At least”');
    expect(lines).toContain('outcome | killed | “killed” | outcome_killed');
    expect(lines).toContainEqual(expect.stringMatching(/^source \| army, military \| “the army … said” \| ./));
    expect(lines).toContainEqual(expect.stringMatching(/^as of \| 2024-03-25, event \| “Monday” \| ./));
    expect(lines.at(-1)).toMatch(/^confidence \| 0\.\d\d$/);
  });

  it('shows the words that a slot was read from', () => {
    const feared = explained('Up to 5,000 people could be displaced, the mayor said.');
    expect(feared).toContain('modifier | at_most | “Up to”');
    expect(feared).toContain('modality | forecast | “could”');
    expect(feared).toContain('outcome | displaced | “displaced” | outcome_displaced');
    const rose = explained('Profit jumped to $40 million from $33 million.');
    expect(rose).toContain('change | increase, to | “jumped” | change_to');
    expect(rose).toContain('from | 33000000 | “$33 million”');
    expect(explained('Dozens were hurt in Lisbon.')).toContain('modifier | at_least | “Dozens”');
    expect(explained('Police counted 300 or more cars.')).toContain('modifier | at_least | “or more”');
  });

  it('names the rule that found the place, and says what an undated text leaves open', () => {
    const lines = explain(extractLine({ id: 'one', text: 'A fire killed 3 people in Lisbon.' }), page);
    expect(lines).toMatch(/place +Lisbon, PT +“Lisbon” +place_own/);
    expect(lines).toMatch(/as of +unknown +no date/);
  });

  it('names the figure that another is part of', () => {
    expect(explained('The storm killed 40 people, including 12 children.')).toContain('scope | part_of | “40”');
  });

  it('says when there is nothing to explain, and why something was rejected', () => {
    expect(explained('Nobody said how many.')).toEqual(['No figure was found in it.']);
    expect(explain({ id: 'x.bin', rejected: { reason: 'not_an_article', detail: 'it holds none' } }, page)).toBe(
      'x.bin: not_an_article: it holds none',
    );
  });
});
