import { describe, expect, it } from 'vitest';
import { listSlices } from '../../functions/list-slices.ts';
import { rawEventsOf } from '../../functions/raw-events.ts';
import { recordEventsOf } from '../../functions/record-events.ts';
import { listingTaskOf } from '../../functions/tasks.ts';
import { queueInMemory } from './queue-in-memory.ts';

const keysOf = (bodies: readonly string[], read: (body: string) => { ok: boolean; keys?: string[] }) =>
  bodies.flatMap((body) => read(body).keys ?? []);

/** Slices of 100 keys, all of them different; each takes a minute. */
function lister(total: number, minutes: number) {
  const [keys, records, tasks] = [queueInMemory(), queueInMemory(), queueInMemory()];
  const all = Array.from({ length: total }, (_, n) => `k${String(n).padStart(4, '0')}`);
  let left = minutes * 60_000 + 1;
  const on = {
    keys: keys.queue,
    records: records.queue,
    tasks: tasks.queue,
    millisecondsLeft: () => left,
    plan: async (cursor: string | null) => {
      left -= 60_000;
      const rest = all.filter((key) => key > (cursor ?? ''));
      const slice = rest.slice(0, 100);
      return { converge: slice, publish: slice.slice(0, 3), next: rest.length > 100 ? (slice.at(-1) ?? null) : null };
    },
  };
  return { on, keys, records, tasks, all };
}

describe('listSlices', () => {
  it('sends on what differs and ends with the listing', async () => {
    const { on, keys, records, tasks, all } = lister(250, 15);
    expect(await listSlices(on, { task: 'reconcile', cursor: null })).toEqual({ slices: 3, converge: 250, publish: 9, cursor: null });
    expect(keysOf(keys.left(), rawEventsOf)).toEqual(all);
    expect(keysOf(records.left(), recordEventsOf)).toHaveLength(9);
    expect(tasks.left()).toEqual([]);
  });

  it('has all read again where it is asked for what failed, also in the slices after the first', async () => {
    const { on, keys, tasks } = lister(150, 1);
    await listSlices(on, { task: 'reprocess', cursor: null, failed: true });
    const read = listingTaskOf(tasks.left()[0] ?? '');
    expect(read).toEqual({ ok: true, task: { task: 'reprocess', cursor: 'k0099', failed: true } });
    if (read.ok) await listSlices(on, read.task);
    expect(keys.left().map(rawEventsOf)).toHaveLength(15);
    expect(keys.left().map(rawEventsOf)).toEqual(Array(15).fill(expect.objectContaining({ again: true })));
  });

  it('goes on with another message where its time ends, at least one slice further', async () => {
    const { on, keys, tasks, all } = lister(250, 1);
    const first = await listSlices(on, { task: 'reprocess', cursor: null });
    expect(first).toMatchObject({ slices: 1, cursor: 'k0099' });
    for (let body = tasks.waiting.shift()?.body; body; body = tasks.waiting.shift()?.body) {
      const read = listingTaskOf(body);
      if (read.ok) await listSlices(on, read.task);
    }
    expect(keysOf(keys.left(), rawEventsOf)).toEqual(all);
  });
});
