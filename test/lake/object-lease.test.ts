import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../lake/memory-store.ts';
import { LEASE_KEY, type ObjectLeaseOptions, withObjectLease } from '../../lake/object-lease.ts';
import type { Store } from '../../lake/store.ts';

/** A clock that moves when it is told, and wakes who sleeps until then. */
function handClock() {
  let time = 1_700_000_000_000;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => time,
    sleep: (milliseconds: number, _value?: undefined, { signal }: { readonly signal?: AbortSignal } = {}) =>
      new Promise<void>((resolve, reject) => {
        const sleeper = { until: time + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    async pass(seconds: number) {
      for (const end = time + seconds * 1000; time < end; ) {
        time = Math.min(end, ...[...sleepers].map(({ until }) => Math.max(until, time + 1)));
        for (const sleeper of sleepers) if (sleeper.until <= time && sleepers.delete(sleeper)) sleeper.wake();
        await settled();
      }
    },
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Work that goes on until it is told to end. */
function longWork() {
  let end: (value: string) => void = () => {};
  const ending = new Promise<string>((resolve) => {
    end = resolve;
  });
  let begun = 0;
  const run = () => {
    begun++;
    return ending;
  };
  return { run, end: (value: string) => end(value), begun: () => begun };
}

function lake(store: Store = memoryStore()) {
  const clock = handClock();
  const as = (holder: string, more: Partial<ObjectLeaseOptions> = {}): ObjectLeaseOptions => ({
    store,
    holder,
    seconds: 60,
    now: clock.now,
    sleep: clock.sleep,
    wait: false,
    ...more,
  });
  return { clock, as, store };
}

describe('the lease of a lake in a bucket', () => {
  it('is held by one: another is told so at once, and has it once it is given back', async () => {
    const { as } = lake();
    const work = longWork();
    const first = withObjectLease(as('one'), work.run);
    await settled();
    expect(await withObjectLease(as('two'), async () => 'done')).toBeNull();
    work.end('first');
    expect(await first).toBe('first');
    expect(await withObjectLease(as('two'), async () => 'done')).toBe('done');
  });

  it('is given back after work that throws', async () => {
    const { as } = lake();
    await expect(withObjectLease(as('one'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withObjectLease(as('two'), async () => 'done')).toBe('done');
  });

  it('is waited for, its holder named once', async () => {
    const { as, clock } = lake();
    const work = longWork();
    const first = withObjectLease(as('one'), work.run);
    await settled();
    const told: string[] = [];
    const second = withObjectLease({ ...as('two', { onWait: (by) => told.push(by) }), wait: true }, async () => 'second');
    await clock.pass(30);
    work.end('first');
    await first;
    await clock.pass(5);
    expect([await second, told]).toEqual(['second', ['one']]);
  });

  it('is renewed while work goes on, however long', async () => {
    const { as, clock } = lake();
    const work = longWork();
    const first = withObjectLease(as('one'), work.run);
    await clock.pass(600);
    expect(await withObjectLease(as('two'), async () => 'done')).toBeNull();
    work.end('first');
    expect(await first).toBe('first');
  });

  it('is free when its holder is gone and its time is up', async () => {
    const { as, clock } = lake();
    void withObjectLease({ ...as('one'), sleep: () => new Promise(() => {}) }, () => new Promise(() => {}));
    await settled();
    await clock.pass(59);
    expect(await withObjectLease(as('two'), async () => 'done')).toBeNull();
    await clock.pass(1);
    expect(await withObjectLease(as('two'), async () => 'done')).toBe('done');
  });

  it('is free at once when its holder is known to be gone', async () => {
    const { as } = lake();
    void withObjectLease({ ...as('one'), sleep: () => new Promise(() => {}) }, () => new Promise(() => {}));
    await settled();
    expect(await withObjectLease(as('two', { isGone: (holder) => holder === 'three' }), async () => 'done')).toBeNull();
    expect(await withObjectLease(as('two', { isGone: (holder) => holder === 'one' }), async () => 'done')).toBe('done');
  });

  it('stays with who took it over from a holder that was only slow', async () => {
    const { as, clock, store } = lake();
    const [slow, quick] = [longWork(), longWork()];
    let wake = () => {};
    const slept = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const first = withObjectLease({ ...as('one'), sleep: () => slept }, slow.run);
    await settled();
    await clock.pass(60);
    const second = withObjectLease(as('two'), quick.run);
    await settled();
    wake();
    slow.end('first');
    expect(await first).toBe('first');
    expect(new TextDecoder().decode((await store.get(LEASE_KEY))?.bytes)).toContain('"two"');
    expect(await withObjectLease(as('three'), async () => 'done')).toBeNull();
    quick.end('second');
    expect(await second).toBe('second');
  });

  it('goes to one of many who find it free at once', async () => {
    const { as } = lake();
    const work = longWork();
    const racers = Array.from({ length: 10 }, (_, index) => withObjectLease(as(`racer ${index}`), work.run));
    await settled();
    work.end('won');
    expect((await Promise.all(racers)).filter((answer) => answer === 'won')).toHaveLength(1);
    expect(work.begun()).toBe(1);
  });

  it('costs no work where the store fails to renew it or to take it back', async () => {
    let fails = false;
    const memory = memoryStore();
    const store: Store = { ...memory, put: (...put) => (fails ? Promise.reject(new Error('the store is down')) : memory.put(...put)) };
    const { as, clock } = lake(store);
    const work = longWork();
    const first = withObjectLease(as('one'), work.run);
    await settled();
    fails = true;
    await clock.pass(100);
    work.end('first');
    expect(await first).toBe('first');
  });
});
