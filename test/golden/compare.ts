import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/**
 * Compares a text with the reviewed one of test/golden/NAME. Where they differ, NAME.actual shows how; UPDATE_GOLDEN=1 takes the
 * new text, which CI refuses: a baseline is made by a person who has read it.
 */
export function compareGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const actual = `${path}.actual`;
  if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(path, text);
  const wanted = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (wanted === text) rmSync(actual, { force: true });
  else if (!process.env.CI) writeFileSync(actual, text);
  expect(text, `${name} differs: raise EXTRACTOR_GENERATION if extraction changed, read ${name}.actual, then UPDATE_GOLDEN=1`).toBe(wanted);
}
