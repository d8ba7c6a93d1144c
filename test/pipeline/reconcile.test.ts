import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listed } from '../../lake/store.ts';
import { converge, recordedKey, sameInput } from '../../pipeline/converge.ts';
import { publish } from '../../pipeline/publish.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { recordKey } from '../../pipeline/record.ts';
import { sourcesOf } from '../../pipeline/source-rows.ts';
import { lakeInMemory } from './lake-in-memory.ts';

type Lake = ReturnType<typeof lakeInMemory>;

/** Names that begin with one another, with what sorts before and after the dot of a sidecar between them. */
const key = fc
  .tuple(fc.constantFrom('a', 'ab', 'b'), fc.constantFrom('', '!', '-1', '-2', '.meta', '.n', '/x', '\u{1f4f0}', '\uff5e'))
  .map(([a, b]) => a + b);
const step = fc.record({ key, sidecar: fc.boolean(), what: fc.constantFrom('5', '6', null), converged: fc.boolean(), published: fc.boolean() });

async function lakeAfter(
  steps: readonly { key: string; sidecar: boolean; what: string | null; converged: boolean; published: boolean }[],
): Promise<Lake> {
  const lake = lakeInMemory();
  for (const { key, sidecar, what, converged, published } of steps) {
    const name = sidecar ? `${key}.meta.json` : key;
    if (what === null) await lake.take(name);
    else await lake.drop(name, sidecar ? `{"headline": "${what}"}` : `2024-01 ${what}`);
    if (converged) await converge(lake.on, key);
    if (published) await publish(lake.on, [key]);
  }
  return lake;
}

/** What a plan should name, from three maps in memory. */
async function naivePlan({ on }: Lake) {
  const seen = new Map<string, { raw: Listed | null; meta: Listed | null }>();
  const at = (of: string) => seen.get(of) ?? { raw: null, meta: null };
  for await (const listed of on.raw.list('')) {
    const owner = recordedKey(listed.key);
    seen.set(owner, { ...at(owner), [owner === listed.key ? 'raw' : 'meta']: listed });
  }
  const rows = await sourcesOf(on, await on.log.snapshot(await on.log.head()));
  const records = new Map<string, string>();
  for await (const { key, etag } of on.lake.list(recordKey(''))) records.set(key.slice(recordKey('').length), etag);
  const shown = (etag: string | null | undefined, last_modified: string | null | undefined) =>
    etag && last_modified ? { etag, last_modified } : null;
  const all = [...new Set([...seen.keys(), ...rows.keys(), ...records.keys()])];
  return {
    converge: all.filter((of) => {
      const row = rows.get(of);
      const { raw, meta } = at(of);
      if (!raw && !meta) return row ? row.state !== 'deleted' : records.has(of);
      return !sameInput(shown(row?.raw_etag, row?.raw_last_modified), raw) || !sameInput(shown(row?.meta_etag, row?.meta_last_modified), meta);
    }),
    publish: all.filter((of) => records.has(of) && records.get(of) !== rows.get(of)?.record_etag),
    known: [...rows.values()].filter((row) => row.state !== 'deleted').length,
  };
}

async function planInSlices({ on }: Lake, limit: number) {
  const slices = [await planReconcile(on, { limit })];
  for (let last = slices[0]; last && last.next !== null; last = slices.at(-1)) slices.push(await planReconcile(on, { limit, after: last.next }));
  return slices;
}

describe('a plan', () => {
  it('names what three maps in memory would, whole or in slices of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.integer({ min: 1, max: 6 }), async (steps, limit) => {
        const lake = await lakeAfter(steps);
        const wanted = await naivePlan(lake);
        for (const slices of [[await planReconcile(lake.on)], await planInSlices(lake, limit)]) {
          const of = <T>(pick: (plan: (typeof slices)[number]) => readonly T[]) => slices.flatMap((plan) => [...pick(plan)]);
          expect(of((plan) => plan.converge).sort()).toEqual(wanted.converge.sort());
          expect(of((plan) => plan.publish).sort()).toEqual(wanted.publish.sort());
          expect(of((plan) => [plan.known]).reduce((sum, one) => sum + one, 0)).toBe(wanted.known);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives a sidecar to its object though others lie between, and the slice ends there', async () => {
    const lake = await lakeAfter([]);
    for (const name of ['report', 'report-1', 'report-2', 'report.meta.json']) await lake.drop(name, '{"headline": "H"}');
    const slices = await planInSlices(lake, 2);
    expect(slices.map((plan) => [...plan.converge].sort())).toEqual([['report', 'report-1'], ['report-2'], []]);
    expect(slices.map((plan) => plan.next)).toEqual(['report-1', 'report.meta.json', null]);
  });

  it('reads only the files of sources whose keys a slice may hold', async () => {
    const lake = lakeInMemory();
    for (const name of ['a', 'b', 'c', 'd']) {
      await lake.drop(name, '2024-01 5');
      await converge(lake.on, name);
      await publish(lake.on, [name]);
    }
    const read: string[] = [];
    const get = (of: string) => {
      if (of.startsWith('tables/sources/part')) read.push(of);
      return lake.on.lake.get(of);
    };
    expect((await planReconcile({ ...lake.on, lake: { ...lake.on.lake, get } }, { after: 'b', limit: 1 })).known).toBe(1);
    expect(read.length).toBeLessThanOrEqual(2);
  });
});
