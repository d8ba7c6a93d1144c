import { describe, expect, it } from 'vitest';
import { watchUntilDone } from '../../cli/watch.ts';

/** Watches what is left as these looks find it, the last one for ever; each look takes a second. */
async function watch(looks: readonly number[]) {
  let [time, look] = [0, 0];
  const shown: string[] = [];
  const left = await watchUntilDone({
    left: async () => {
      time += 1000;
      return looks[Math.min(look++, looks.length - 1)] ?? 0;
    },
    onProgress: (done, total) => shown.push(`${done} of ${total}`),
    now: () => time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  });
  return { left, shown, minutes: time / 60_000 };
}

describe('watching work that others do', () => {
  it('ends when nothing is left', async () => {
    expect(await watch([3, 2, 2, 0])).toMatchObject({ left: 0, shown: ['0 of 3', '1 of 3', '1 of 3', '3 of 3'] });
  });

  it('counts what is added meanwhile', async () => {
    expect((await watch([3, 5, 1, 0])).shown).toEqual(['0 of 3', '0 of 5', '4 of 5', '5 of 5']);
  });

  it('gives up when nothing happens for a quarter of an hour, and says what is left', async () => {
    const { left, minutes } = await watch([9, 4]);
    expect(left).toBe(4);
    expect(minutes).toBeGreaterThan(15);
    expect(minutes).toBeLessThan(16);
  });
});
