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
    expect(lines).toContain('modifier | at_least');
    expect(lines).toContain('outcome | killed | outcome_killed');
    expect(lines).toContainEqual(expect.stringMatching(/^source \| army, military \| “the army … said” \| ./));
    expect(lines).toContainEqual(expect.stringMatching(/^as of \| 2024-03-25, event \| “Monday” \| ./));
    expect(lines.at(-1)).toMatch(/^confidence \| 0\.\d\d$/);
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
