import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dictionary } from '../../docs/dictionary.ts';

it('docs/dictionary.md says what schemas/ define (npm run docs writes it anew)', () => {
  expect(readFileSync('docs/dictionary.md', 'utf8')).toBe(dictionary());
});
