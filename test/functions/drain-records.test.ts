import { describe, expect, it } from 'vitest';
import { drainRecords } from '../../functions/drain-records.ts';
import { publishMessage } from '../../functions/record-events.ts';
import { ForeignCommitError } from '../../lake/lake-log.ts';
import type { Published } from '../../pipeline/publish.ts';
import { queueInMemory } from './queue-in-memory.ts';

const notification = (key: string): string => JSON.stringify({ Records: [{ s3: { object: { key: `records/${key}` } } }] });

/** A publisher that fails for each batch with one of these keys; a call takes a second. */
function publisher(bodies: string[], broken: readonly string[] = [], error: Error = new Error('half of a surrogate pair')) {
  const memory = queueInMemory(bodies);
  const commits: string[][] = [];
  const problems: string[] = [];
  let now = 10_000;
  const publish = async (keys: readonly string[]): Promise<Published> => {
    now += 1_000;
    if (keys.some((key) => broken.includes(key))) throw error;
    commits.push([...keys]);
    return { commit: {} as Published['commit'], records: keys.length };
  };
  const on = { queue: memory.queue, publish, millisecondsNow: () => now, onProblem: (problem: string) => problems.push(problem) };
  return { ...memory, commits, problems, on };
}

describe('drainRecords', () => {
  it('publishes many messages in one commit, each key once, and deletes them', async () => {
    const { on, commits, left } = publisher([...Array.from({ length: 25 }, (_, n) => notification(`k${n % 20}`)), publishMessage(['own', 'k1'])]);
    expect(await drainRecords(on, 60_000)).toEqual({ records: 21, commits: 1, pending: 0, lagSeconds: 10 });
    expect(commits[0]?.length).toBe(21);
    expect(left()).toEqual([]);
  });

  it('does nothing on an empty queue', async () => {
    expect(await drainRecords(publisher([]).on, 60_000)).toEqual({ records: 0, commits: 0, pending: 0, lagSeconds: null });
  });

  it('forgets test messages, and leaves to the dead letters what it cannot read', async () => {
    const { on, left, problems } = publisher(['{"Event":"s3:TestEvent"}', 'junk', notification('a')]);
    await drainRecords(on, 60_000);
    expect(left()).toEqual(['junk']);
    expect(problems).toEqual(['the message is not JSON']);
  });

  it('leaves out a record that cannot be published, while the others are', async () => {
    const { on, left, commits } = publisher(['a', 'b', 'bad', 'c', 'd'].map(notification).concat(publishMessage(['e', 'bad'])), ['bad']);
    expect(await drainRecords(on, 60_000)).toMatchObject({ records: 5, pending: 1 });
    expect(commits.flat().sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(left()).toEqual([notification('bad'), publishMessage(['e', 'bad'])]);
  });

  it('stops where everything fails, or where another program has written', async () => {
    const all = Array.from({ length: 40 }, (_, n) => `k${n}`);
    await expect(drainRecords(publisher(all.map(notification), all).on, 600_000)).rejects.toThrow('surrogate');
    const foreign = publisher(['a', 'b'].map(notification), ['a'], new ForeignCommitError('tables/figures/_delta_log/7.json'));
    await expect(drainRecords(foreign.on, 60_000)).rejects.toThrow(ForeignCommitError);
    expect(foreign.commits).toEqual([]);
  });

  it('takes no new messages when its time is over', async () => {
    const { on, left } = publisher(Array.from({ length: 3_000 }, (_, n) => notification(`k${n}`)));
    expect(await drainRecords(on, 11_500)).toMatchObject({ commits: 2 });
    expect(left().length).toBeGreaterThan(500);
  });
});
