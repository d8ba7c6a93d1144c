import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, mapInOrder } from '../../cli/lines.ts';

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const collect = async <T>(values: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
};
async function* each<T>(values: readonly T[]) {
  yield* values;
}

describe('linesOf', () => {
  it('gives the lines whatever the chunks, splits inside characters too', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\n', ' '));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
        const bytes = new TextEncoder().encode(lines.join('\n'));
        const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        expect(await collect(linesOf(chunksOf(bytes, size)))).toEqual(whole.split('\n').filter((text) => text.trim()));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a line separator of Unicode inside its line', async () => {
    const bytes = new TextEncoder().encode('one\u2028still one\ntwo');
    expect(await collect(linesOf(chunksOf(bytes, 4)))).toEqual(['one\u2028still one', 'two']);
  });
});

describe('mapInOrder', () => {
  it('keeps the order of the inputs whichever answer is first, with no more at work than the limit', async () => {
    let atWork = 0;
    let most = 0;
    const answers = await collect(
      mapInOrder(each([5, 1, 4, 1, 3, 1]), 3, async (ticks) => {
        most = Math.max(most, ++atWork);
        for (let tick = 0; tick < ticks; tick++) await new Promise(setImmediate);
        atWork--;
        return ticks;
      }),
    );
    expect(answers).toEqual([5, 1, 4, 1, 3, 1]);
    expect(most).toBe(3);
  });

  it('answers before the next input arrives', async () => {
    let release = () => {};
    async function* slowly() {
      yield 'first';
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      yield 'second';
    }
    const answers = mapInOrder(slowly(), 8, async (input) => input);
    expect((await answers.next()).value).toBe('first');
    const second = answers.next();
    release();
    expect((await second).value).toBe('second');
  });

  it('throws in its turn when an answer fails', async () => {
    const failing = mapInOrder(each([1, 2, 3]), 3, async (input) => {
      if (input === 2) throw new Error('broken');
      return input;
    });
    expect((await failing.next()).value).toBe(1);
    await expect(failing.next()).rejects.toThrow('broken');
  });
});
