import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractVersions } from '../../extract/extract-versions.ts';
import { openDatabase } from '../../lake/duckdb.ts';
import { folderStore } from '../../lake/folder-store.ts';
import { openLakeLog } from '../../lake/lake-log.ts';
import { parquetFormat } from '../../lake/parquet.ts';
import { pathOf } from '../../lake/table-files.ts';
import { compact } from '../../pipeline/compact.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { type RunPorts, run } from '../../pipeline/run.ts';
import { vacuum } from '../../pipeline/vacuum.ts';

/** A lake in a new folder that takes one short report after the other. */
export async function openKeptLake() {
  const dir = await mkdtemp(join(tmpdir(), 'wirehouse-kept-'));
  await mkdir(join(dir, 'inbox'));
  const lake = folderStore(dir, { keys: 'escaped' });
  const raw = folderStore(join(dir, 'inbox'), { keys: 'plain' });
  let ids = 0;
  let hoursLater = 0;
  const on: RunPorts = {
    raw,
    lake,
    log: openLakeLog(lake),
    format: parquetFormat,
    extract: async (input) => ({ ok: true, extraction: extractVersions(input) }),
    extractor: { generation: 1, version: '1' },
    settings: { when_raw_gone: 'remove', document_bytes: 1e6 },
    now: () => new Date(Date.now() + hoursLater * 3_600_000).toISOString(),
    newId: () => `id-${ids++}`,
    asWriter: (work) => work(),
    concurrency: 4,
    runId: 'this-run',
    isRunning: () => false,
  };
  return {
    dir,
    on,
    /** One run in which a report comes, every third time an earlier one changes, and every fifth time one goes. */
    async sync(n: number): Promise<void> {
      const text = (of: number, killed: number) =>
        new TextEncoder().encode(
          `River ${of} rises\n\nThe flood at bridge ${of} killed ${killed} people on May ${1 + (of % 28)}, 2026, the ministry said.\n`,
        );
      await raw.put(`report-${n}.txt`, text(n, n), {});
      if (n % 3 === 0) await raw.put(`report-${n >> 1}.txt`, text(n >> 1, n + 1), {});
      if (n % 5 === 0) await raw.delete(`report-${Math.floor(n / 5)}.txt`);
      await run(on, await planReconcile(on), false);
    },
    compact: () => compact(on, { smallFiles: 8 }),
    /** All that is past a retention of a week, two weeks from now. */
    async vacuum() {
      hoursLater += 14 * 24;
      return vacuum(on);
    },
    async openDatabase() {
      const { files } = await on.log.snapshot(await on.log.head());
      return openDatabase({
        filesOf: (name) => files[name].map((file) => join(dir, pathOf(name, file))),
        emptyDir: join(dir, '.wirehouse', 'empty'),
      });
    },
  };
}
export type KeptLake = Awaited<ReturnType<typeof openKeptLake>>;
