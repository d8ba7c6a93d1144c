import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNamesModel } from '../../extract/entities/tagger/names-model.ts';

const MODELS = 'seeds/models';
/** Where the sets that quality is measured on lie, on machines that have them. */
const SETS = '../shared/eval/data';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const readJson = (file: string) => JSON.parse(readFileSync(join(MODELS, file), 'utf8'));
const cards = readdirSync(MODELS).filter((file) => file.endsWith('.card.json') && 'data' in readJson(readJson(file).model));

describe.each(cards)('the model of %s', (file) => {
  const card = readJson(file);
  const model = readJson(card.model);

  it('has the weights that its card and its own checksum name', () => {
    expect(sha256(Buffer.from(model.data, 'base64'))).toBe(model.sha256);
    expect(card.sha256).toBe(model.sha256);
  });

  it('names the terms of everything that it was made from', () => {
    for (const source of card.madeFrom)
      expect(source).toMatchObject({ name: expect.any(String), terms: expect.any(String), origin: expect.any(String) });
    const named = card.madeFrom.flatMap((source: { sha256?: string }) => (source.sha256 ? [source.sha256] : []));
    for (const { sha256: trained } of model.trainedOn ?? []) expect(named).toContain(trained);
  });

  it.runIf(existsSync(SETS))('was trained on no file that quality is measured on', () => {
    const measured = readdirSync(SETS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => sha256(readFileSync(join(entry.parentPath, entry.name))));
    for (const source of card.madeFrom) expect(measured).not.toContain(source.sha256);
  });
});

describe('the models of names', () => {
  it('load within the time that a cold start can give them', () => {
    const [names, lexicon] = [readJson('names.json'), readJson('lexicon.json')];
    const started = performance.now();
    readNamesModel(names, lexicon);
    // 150 ms on a quiet core; the test's machine may be busy.
    expect(performance.now() - started).toBeLessThan(600);
  });
});
