import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateLines } from '../../extract/copies/duplicate-lines.ts';
import { signatureOf } from '../../extract/copies/signature.ts';
import { restoreSignature, storeSignature } from '../../extract/copies/stored-signature.ts';

const WORDS = 'ferry harbour sands tide pilot crew rope lamp engine cabin storm gull pier buoy mast deck anchor chart radio coast'.split(' ');
/** Made-up prose: the n-th word hangs on n and the seed alone. */
const prose = (seed: number, words: number): string =>
  Array.from(
    { length: words },
    (_, n) => `${WORDS[(n * n + seed * (n + 7)) % WORDS.length]}${(n * 7 + seed * 13) % 23 === 0 ? '.' : ''}${n % 5}x${(seed * 31 + n) % 97}`,
  ).join(' ');
const withNumbers = (text: string, toll: number): string => `${text} In all ${toll} people were taken ashore.`;

describe('duplicateLines', () => {
  const original = withNumbers(prose(1, 200), 412);
  test.each([
    ['exact', original.replaceAll(' ', '\n').toUpperCase()],
    ['near', original.replace('people', 'passengers')],
    ['contained', original.slice(0, original.length / 3)],
    ['update', original.replace('412', '431')],
  ])('calls a copy %s', (kind, copy) => {
    const [first, second] = duplicateLines([
      { id: 'a', text: original },
      { id: 'b', text: copy },
    ]);
    expect(first).toMatchObject({ duplicate_of: null, group_id: 'a' });
    expect(second).toMatchObject({ duplicate_of: 'a', duplicate_kind: kind, group_id: 'a' });
  });

  test('leaves other texts alone', () => {
    const found = duplicateLines([1, 2, 3, 4].map((seed) => ({ id: String(seed), text: prose(seed, 200) })));
    expect(found.every((one) => one.duplicate_of === null && one.group_id === one.id)).toBe(true);
  });

  test('puts what hangs together into one group, named by its earliest', () => {
    const texts = [prose(1, 300), prose(2, 300), `${prose(1, 300)}\n\n${prose(2, 300)}`];
    expect(duplicateLines(texts.map((text, at) => ({ id: `n${at}`, text }))).map((one) => one.group_id)).toEqual(['n0', 'n0', 'n0']);
  });
});

test('a signature comes back from what is stored of it, in less than 1.5 KB', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
      const signature = signatureOf(text);
      const stored = storeSignature(signature);
      expect(restoreSignature(stored)).toEqual(signature);
      expect(stored.join('').length).toBeLessThan(1500);
    }),
    { numRuns: 50 },
  );
});
