import { describe, expect, it } from 'vitest';
import { deltaKey } from '../../lake/delta-log.ts';
import { ForeignCommitError } from '../../lake/lake-log.ts';
import { converge } from '../../pipeline/converge.ts';
import type { Extract } from '../../pipeline/extract-port.ts';
import { publish } from '../../pipeline/publish.ts';
import { rebuild } from '../../pipeline/rebuild.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { readRecord } from '../../pipeline/record.ts';
import { run } from '../../pipeline/run.ts';
import { TABLE_NAMES } from '../../schemas/tables.ts';
import { lakeInMemory } from './lake-in-memory.ts';
import { toyExtract } from './simulation/toy.ts';

const sync = async ({ on }: ReturnType<typeof lakeInMemory>) => run(on, await planReconcile(on), false);

describe('a run', () => {
  it('gives an empty drop a lake with every table, empty', async () => {
    const lake = lakeInMemory();
    await sync(lake);
    const head = await lake.on.log.head();
    expect(TABLE_NAMES.map((name) => head?.tables[name].version)).toEqual(TABLE_NAMES.map(() => 0));
  });

  it('adds, replaces and removes the rows of files that are added, changed and deleted', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    await lake.drop('b', '2024-02 7');
    await sync(lake);
    expect((await lake.rows('figures')).map((row) => row.value).sort()).toEqual([5, 7]);

    await lake.drop('a', '2024-03 6');
    await lake.take('b');
    await sync(lake);
    expect((await lake.rows('articles')).map((row) => [row.text, row.published_month])).toEqual([['2024-03 6', '2024-03']]);
    expect((await lake.rows('figures')).map((row) => row.value)).toEqual([6]);
    expect((await lake.rows('duplicates')).length).toBe(1);
    expect((await lake.rows('sources')).map((row) => [row.raw_key, row.state]).sort()).toEqual([
      ['a', 'extracted'],
      ['b', 'deleted'],
    ]);
  });

  it('keeps what a number was before it was corrected', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    await lake.drop('a', '2024-01 6');
    await sync(lake);
    const versions = (await lake.rows('figure_versions')).map((row) => [row.version, row.value, row.valid_to === null]);
    expect(versions.sort()).toEqual([
      [1, 5, false],
      [2, 6, true],
    ]);
  });

  it('keeps the first received_at of content that is dropped again', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    const [first] = await lake.rows('articles');
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    const [again] = await lake.rows('articles');
    expect(again?.received_at).toBe(first?.received_at);
    expect((await lake.rows('article_versions')).length).toBe(1);
  });

  it('plans nothing once everything is in the tables', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    await lake.drop('b', 'bad');
    await sync(lake);
    expect(await planReconcile(lake.on)).toEqual({ converge: [], publish: [], added: 0, changed: 0, removed: 0, known: 2, next: null });
  });

  it('keeps the rows of a raw object that is gone, where the lake says so', async () => {
    const lake = lakeInMemory({ keep: true });
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    await lake.take('a');
    await sync(lake);
    expect((await lake.rows('articles')).length).toBe(1);
  });

  it('converges a file anew when its sidecar comes, changes or goes', async () => {
    const lake = lakeInMemory();
    const headline = async () => (await lake.rows('articles')).map((row) => row.headline);
    await lake.drop('a', '2024-01 5');
    await lake.drop('a.meta.json', '{"headline": "One"}');
    await sync(lake);
    expect(await headline()).toEqual(['One']);
    await lake.drop('a.meta.json', '{"headline": "Two"}');
    await sync(lake);
    expect(await headline()).toEqual(['Two']);
    await lake.take('a.meta.json');
    await sync(lake);
    expect(await headline()).toEqual([null]);
  });

  it('rejects a sidecar without its article, and forgets that when the article comes', async () => {
    const lake = lakeInMemory();
    await lake.drop('a.meta.json', '{"headline": "One"}');
    await sync(lake);
    expect((await lake.rows('rejects')).map((row) => [row.raw_key, row.reason])).toEqual([['a', 'sidecar_without_article']]);
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    expect(await lake.rows('rejects')).toEqual([]);
  });

  it('rejects what is too large without reading it', async () => {
    const lake = lakeInMemory({ extract: () => Promise.reject(new Error('it was read')) });
    await lake.drop('a', 'x'.repeat(1001));
    await sync(lake);
    const [source] = await lake.rows('sources');
    expect([source?.state, source?.reason]).toEqual(['rejected', 'too_large']);
    expect(source?.detail).toContain('split it');
  });

  it('keeps the rows of the last good version when an extraction fails, and says so', async () => {
    let fails = false;
    const good = toyExtract('1');
    const extract: Extract = async (input) => (fails ? { ok: false, reason: 'out_of_time', detail: `${input.key} took too long` } : good(input));
    const lake = lakeInMemory({ extract });
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    fails = true;
    await lake.drop('a', '2024-01 6');
    await sync(lake);
    const [source] = await lake.rows('sources');
    expect([source?.state, source?.reason, source?.rows_version === source?.raw_version]).toEqual(['failed', 'out_of_time', false]);
    expect((await lake.rows('articles')).map((row) => row.text)).toEqual(['2024-01 5']);
    expect((await planReconcile(lake.on)).converge).toEqual([]);

    fails = false;
    await run(lake.on, await planReconcile(lake.on, { failed: true }), true);
    expect((await lake.rows('articles')).map((row) => row.text)).toEqual(['2024-01 6']);
    expect((await lake.rows('figure_versions')).length).toBe(2);
  });

  it('tries what an earlier run died of alone and first, and names it where it dies again', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    await lake.drop('b', '2024-01 6');
    await lake.on.lake.put('inflight/dead-run.json', new TextEncoder().encode('["a"]'), {});
    let during: string | undefined;
    const good = toyExtract('1');
    const watching: Extract = async (input) => {
      if (input.key === 'a') during = (await readRecord(lake.on.lake, 'a'))?.record.state;
      return good(input);
    };
    await run({ ...lake.on, extract: watching }, await planReconcile(lake.on), false);
    expect(during).toBe('failed');
    expect((await lake.rows('sources')).map((row) => row.state)).toEqual(['extracted', 'extracted']);
    expect(await lake.on.lake.head('inflight/dead-run.json')).toBeNull();
  });

  it('begins with the suspect that was tried least, so that kills from outside do not all fall on one', async () => {
    const lake = lakeInMemory();
    for (const key of ['a', 'b', 'c']) await lake.drop(key, '2024-01 5');
    await lake.on.lake.put('inflight/dead-run.json', new TextEncoder().encode('["a","b","c"]'), {});
    const begun: string[] = [];
    const killed: Extract = async ({ key }) => {
      begun.push(key);
      throw new Error('killed');
    };
    for (let life = 1; life <= 4; life++)
      await expect(run({ ...lake.on, extract: killed }, await planReconcile(lake.on), false)).rejects.toThrow('killed');
    expect(begun).toEqual(['a', 'b', 'c', 'a']);
    await sync(lake);
    expect((await lake.rows('sources')).map((row) => row.state)).toEqual(['extracted', 'extracted', 'extracted']);
  });

  it('loads the extractor before it names a file as in flight', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    const ready = () => Promise.reject(new Error('killed while it loads'));
    await expect(run({ ...lake.on, ready }, await planReconcile(lake.on), false)).rejects.toThrow('killed while it loads');
    for await (const { key } of lake.on.lake.list('inflight/')) expect.unreachable(key);
  });

  it('tries a file that ended its process three times, then leaves it out until it changes', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    const dying = { ...lake.on, extract: () => Promise.reject(new Error('killed')) };
    for (let life = 1; life <= 3; life++) await expect(converge(dying, 'a', { lastTry: true })).rejects.toThrow('killed');
    expect(await converge(dying, 'a', { lastTry: true })).toBe('unchanged');
    expect((await readRecord(lake.on.lake, 'a'))?.record).toMatchObject({ state: 'failed', attempt: 3 });
    await lake.drop('a', '2024-01 6');
    expect(await converge(lake.on, 'a')).toBe('extracted');
  });

  it('never lets an older extractor write over a newer one', async () => {
    const lake = lakeInMemory({ generation: 2 });
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    await lake.drop('a', '2024-01 6');
    const old = { ...lake.on, extract: toyExtract('1'), extractor: { generation: 1, version: '1' } };
    expect(await converge(old, 'a')).toBe('newer');
  });

  it('reads what another version of the extractor read only when asked to reprocess', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    const better = { ...lake.on, extract: toyExtract('2'), extractor: { generation: 2, version: '2' } };
    expect((await planReconcile(better)).converge).toEqual([]);
    await run(better, await planReconcile(better, { reprocess: true }), false);
    expect((await lake.rows('figures')).map((row) => row.extractor_version)).toEqual(['2']);
    expect((await lake.rows('article_versions')).length).toBe(1);
  });
});

describe('a rebuild', () => {
  it('gives the tables that publishing gave', async () => {
    const lake = lakeInMemory();
    for (const [key, content] of Object.entries({ a: '2024-01 5', b: '2024-02 5\n2024-01 8', c: 'bad' })) await lake.drop(key, content);
    await sync(lake);
    const before = await Promise.all(TABLE_NAMES.map((name) => lake.rows(name)));
    await rebuild(lake.on);
    const after = await Promise.all(TABLE_NAMES.map((name) => lake.rows(name)));
    const sorted = (tables: typeof before) => tables.map((rows) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort());
    expect(sorted(after)).toEqual(sorted(before));
  });

  it('goes above a foreign commit, which nothing else does', async () => {
    const lake = lakeInMemory();
    await lake.drop('a', '2024-01 5');
    await sync(lake);
    const version = (await lake.on.log.head())?.tables.figures.version ?? 0;
    await lake.on.lake.put(deltaKey('figures', version + 1), new TextEncoder().encode('{"commitInfo":{"operation":"WRITE"}}\n'), {});
    await lake.drop('a', '2024-01 6');
    await expect(sync(lake)).rejects.toThrow(ForeignCommitError);
    await rebuild(lake.on);
    await publish(lake.on, ['a']);
    expect((await lake.rows('figures')).map((row) => row.value)).toEqual([6]);
  });
});
