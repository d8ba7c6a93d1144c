import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MODELS_DIGEST } from '../../extract/version.ts';

it('the version of the extractor names the models that it holds', () => {
  const checksums = ['names', 'lexicon', 'attribution-cues', 'attribution-roles'].map(
    (name) => (JSON.parse(readFileSync(`seeds/models/${name}.json`, 'utf8')) as { sha256: string }).sha256,
  );
  expect(MODELS_DIGEST).toBe(createHash('sha256').update(checksums.join(' ')).digest('hex').slice(0, 8));
});
