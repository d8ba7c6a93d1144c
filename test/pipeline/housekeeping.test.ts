import { describe, expect, it } from 'vitest';
import { deltaKey } from '../../lake/delta-log.ts';
import { commitKey, ForeignCommitError, openLakeLog } from '../../lake/lake-log.ts';
import { readRows } from '../../lake/table-files.ts';
import { type CompactOptions, compact } from '../../pipeline/compact.ts';
import { publish } from '../../pipeline/publish.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { run } from '../../pipeline/run.ts';
import { vacuum, vacuumFiles } from '../../pipeline/vacuum.ts';
import { lakeInMemory } from './lake-in-memory.ts';
import { jsonCheckpoint } from './simulation/toy.ts';

const HOUR = 3_600_000;

/** A lake that has seen so many runs of one new file each, with a clock that can be put on. */
async function lakeAfter(runs: number, retentionHours = 2) {
  const made = lakeInMemory();
  let later = 0;
  const now = () => new Date(Date.parse(made.on.now()) + later).toISOString();
  const put: typeof made.on.lake.put = (key, bytes, condition) => made.on.lake.put(key, bytes, condition);
  const lake = { ...made.on.lake, put };
  const log = () => openLakeLog(lake, { retentionHours, checkpoints: jsonCheckpoint, checkpointEvery: 5 });
  const on = { ...made.on, lake, log: log(), now };
  const sync = async () => run(on, await planReconcile(on), false);
  for (let n = 0; n < runs; n++) {
    await made.drop(`k${n}`, `2024-0${1 + (n % 2)} ${n}`);
    await sync();
  }
  const keys = async (prefix: string) => {
    const found: string[] = [];
    for await (const { key } of lake.list(prefix)) found.push(key);
    return found;
  };
  return {
    ...made,
    on,
    log,
    sync,
    keys,
    wait: (hours: number) => {
      later += hours * HOUR;
    },
    files: async (name: 'articles' | 'sources') => (await on.log.snapshot(await on.log.head())).files[name],
    texts: async () => {
      const { files } = await on.log.snapshot(await on.log.head());
      return (await Promise.all(files.articles.map((file) => readRows(on, 'articles', file)))).flatMap((rows) => rows.map(({ text }) => text)).sort();
    },
  };
}
type Lake = Awaited<ReturnType<typeof lakeAfter>>;
const small: CompactOptions = { smallFiles: 2 };

describe('compaction', () => {
  it('joins the small files of a partition that has too many, and changes no row', async () => {
    const lake = await lakeAfter(7);
    const before = await lake.texts();
    expect((await lake.files('articles')).length).toBe(7);
    const done = await compact(lake.on, small);
    expect([done.left, (await lake.files('articles')).length, (await lake.files('sources')).length]).toEqual([0, 2, 1]);
    expect(await lake.texts()).toEqual(before);
  });

  it('leaves a partition alone that has as many as it may', async () => {
    const lake = await lakeAfter(4);
    expect(await compact(lake.on, { smallFiles: 4 })).toEqual({ commits: 0, before: 0, after: 0, left: 0 });
  });

  it('parts what is too much for one file by the column that the table is clustered by', async () => {
    const lake = await lakeAfter(9);
    await compact(lake.on, { ...small, targetRows: 4 });
    const ranges = (await lake.files('sources')).map((file) => {
      const { minValues, maxValues } = JSON.parse(file.stats) as { minValues: { raw_key: string }; maxValues: { raw_key: string } };
      return [minValues.raw_key, maxValues.raw_key] as const;
    });
    ranges.sort(([one], [other]) => (one < other ? -1 : 1));
    expect(ranges.length).toBeGreaterThan(1);
    for (const [index, [min]] of ranges.entries()) expect(index === 0 || min > (ranges[index - 1]?.[1] ?? '')).toBe(true);
  });

  it('comes to an end however little fits into a file', async () => {
    const lake = await lakeAfter(6);
    const before = await lake.texts();
    await compact(lake.on, { smallFiles: 1, targetRows: 1, targetBytes: 1 });
    expect(await lake.texts()).toEqual(before);
  });

  it('says in the log that no data has changed, and keeps what is derived', async () => {
    const lake = await lakeAfter(5);
    await compact(lake.on, small);
    const head = await lake.on.log.head();
    expect(head?.kind).toBe('compact');
    const actions = Object.values(head?.tables ?? {}).flatMap((table) => table.actions);
    const dataChanges = actions.map((action) => ('add' in action ? action.add : 'remove' in action ? action.remove : null)?.dataChange);
    expect(new Set(dataChanges)).toEqual(new Set([false]));
    expect(head && (await lake.on.log.derivedThrough(head))).toBe(head?.n);
  });

  /** Lets something happen once, just before a compaction's first commit. */
  const interrupted = (lake: Lake, what: () => Promise<unknown>) => {
    let happened = false;
    const log = lake.log();
    const commit: typeof log.commit = async (next) => {
      if (!happened) {
        happened = true;
        await what();
      }
      return log.commit(next);
    };
    return { ...lake.on, log: { ...log, commit } };
  };

  it('lands above a publisher that was faster, where that has left its files alone', async () => {
    const lake = await lakeAfter(5);
    const ids = lake.on.newId;
    const attempts: string[] = [];
    const on = {
      ...interrupted(lake, async () => {
        await lake.drop('other', '2025-01 1');
        await lake.sync();
      }),
      newId: () => {
        const id = ids();
        attempts.push(id);
        return id;
      },
    };
    const done = await compact(on, small);
    expect(attempts.length).toBeLessThanOrEqual(done.commits + 1);
    expect((await lake.texts()).includes('2025-01 1')).toBe(true);
  });

  it('begins anew where a publisher has replaced one of its files', async () => {
    const lake = await lakeAfter(5);
    const on = interrupted(lake, async () => {
      await lake.drop('k0', '2024-01 99');
      await lake.sync();
    });
    await compact(on, small);
    expect(await lake.texts()).toEqual(['2024-01 2', '2024-01 4', '2024-01 99', '2024-02 1', '2024-02 3']);
  });
});

describe('vacuum', () => {
  it('keeps what was replaced a short while ago, and deletes it when the retention is over', async () => {
    const lake = await lakeAfter(5);
    const before = await lake.texts();
    await compact(lake.on, small);
    const replaced = (await lake.keys('tables/articles/published_month')).length;
    lake.wait(1);
    expect((await vacuum(lake.on)).files).toBe(0);
    lake.wait(1.1);
    const dry = await vacuum(lake.on, { dryRun: true });
    expect((await lake.keys('tables/articles/published_month')).length).toBe(replaced);
    const done = await vacuum(lake.on);
    expect([done.files, done.bytes]).toEqual([dry.files, dry.bytes]);
    expect(done.files).toBeGreaterThan(5);
    expect((await lake.keys('tables/articles/published_month')).length).toBe(1 + 2);
    expect(await lake.texts()).toEqual(before);
  });

  it('takes its retention shorter where asked, and never longer than the lake remembers', async () => {
    const lake = await lakeAfter(5);
    await compact(lake.on, small);
    lake.wait(1.1);
    await expect(vacuum(lake.on, { retentionHours: 3 })).rejects.toThrow("more than the lake's retention of 2");
    expect((await vacuum(lake.on, { retentionHours: 1 })).files).toBeGreaterThan(0);
  });

  it('deletes files that never became part of a table', async () => {
    const lake = await lakeAfter(1);
    await lake.on.lake.put('tables/articles/published_month=2024-01/part-lost-0.json', new Uint8Array(9), {});
    lake.wait(2.1);
    expect((await vacuumFiles(lake.on)).bytes).toBeGreaterThanOrEqual(9);
    expect(await lake.keys('tables/articles/published_month=2024-01/part-lost')).toEqual([]);
  });

  it('lets no commit through whose files were written before it', async () => {
    const lake = await lakeAfter(1);
    const late = { ...lake.on, log: lake.log() };
    const commit = late.log.commit;
    let first = true;
    const attempts: string[] = [];
    await lake.drop('k1', '2024-02 1');
    const sleepy = {
      ...late,
      log: {
        ...late.log,
        commit: async (next: Parameters<typeof commit>[0]) => {
          attempts.push(next.attempt);
          if (first) {
            first = false;
            lake.wait(5);
            await vacuumFiles(lake.on);
          }
          return commit(next);
        },
      },
    };
    await run(sleepy, await planReconcile(sleepy), false);
    expect(new Set(attempts).size).toBeGreaterThan(1);
    expect(await lake.texts()).toEqual(['2024-01 0', '2024-02 1']);
  });

  it('touches nothing where another program has written to a log', async () => {
    const lake = await lakeAfter(1);
    const version = (await lake.on.log.head())?.tables.articles.version ?? 0;
    await lake.on.lake.put(deltaKey('articles', version + 1), new TextEncoder().encode('{"commitInfo":{}}\n'), {});
    lake.wait(5);
    await expect(vacuum(lake.on)).rejects.toThrow(ForeignCommitError);
  });

  it('collects old parts of containers that no record names, and no others', async () => {
    const lake = await lakeAfter(1);
    const [row] = await lake.rows('sources');
    const bytes = new Uint8Array(3);
    await lake.on.lake.put('parts/gone/attempt-1/0.json', bytes, {});
    await lake.on.lake.put(`parts/${row?.source_id}/attempt-1/0.json`, bytes, {});
    await lake.on.lake.put(`parts/${row?.source_id}/attempt-2/0.json`, bytes, {});
    const record = await lake.on.lake.get('records/k0');
    const named = new TextDecoder().decode(record?.bytes).replace('{', `{"parts":"parts/${row?.source_id}/attempt-2/",`);
    await lake.on.lake.put('records/k0', new TextEncoder().encode(named), {});
    expect((await vacuumFiles(lake.on)).files).toBe(0);
    lake.wait(2.1);
    await vacuumFiles(lake.on);
    expect(await lake.keys('parts/')).toEqual([`parts/${row?.source_id}/attempt-2/0.json`]);
  });
});

describe('the cleaning of logs', () => {
  it('leaves what can still be asked for, and the lake reads as before', async () => {
    const lake = await lakeAfter(14);
    const before = await lake.texts();
    const head = (await lake.on.log.head())?.n ?? 0;
    expect(await vacuum(lake.on)).toMatchObject({ commits: 0, deltaFiles: 0 });
    lake.wait(2.1);
    const done = await vacuum(lake.on);
    expect(done.commits).toBeGreaterThan(0);
    expect(done.deltaFiles).toBeGreaterThan(10);
    const fresh = lake.log();
    const now = await fresh.head();
    expect((await fresh.snapshot(now)).files.articles.length).toBe(14);
    expect(await lake.on.lake.head(commitKey(head))).not.toBeNull();
    expect(await lake.on.lake.head(deltaKey('articles', 0))).toBeNull();
    expect(await lake.texts()).toEqual(before);
    await lake.drop('k0', '2024-01 77');
    await lake.sync();
    expect((await lake.texts()).includes('2024-01 77')).toBe(true);
  });

  it('says that a commit is gone to whoever still wants to read it', async () => {
    const lake = await lakeAfter(14);
    const old = await lake.on.log.readCommit(8);
    lake.wait(2.1);
    await vacuum(lake.on);
    await expect(lake.log().snapshot(old)).rejects.toThrow('commit 8 is gone: the lake keeps commits for 2 hours');
  });

  it('takes no commit of a number that it has cleaned away', async () => {
    const lake = await lakeAfter(14);
    const old = await lake.on.log.readCommit(8);
    lake.wait(2.1);
    await vacuum(lake.on);
    expect(old && (await lake.log().commit({ ...old, attempt: 'late' }))).toBe(false);
    expect((await publish(lake.on, ['k0'])).commit).toBeNull();
  });

  it('leaves a log alone whose checkpoints are torn', async () => {
    const lake = await lakeAfter(14);
    for (const key of await lake.keys('tables/articles/_delta_log/'))
      if (key.endsWith('.parquet')) await lake.on.lake.put(key, new Uint8Array(3), {});
    lake.wait(2.1);
    await vacuum(lake.on);
    expect(await lake.on.lake.head(deltaKey('articles', 0))).not.toBeNull();
    expect((await lake.log().snapshot(await lake.on.log.head())).files.articles.length).toBe(14);
  });
});
