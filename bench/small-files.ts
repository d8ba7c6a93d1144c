// What compaction is worth: a lake after many small publishes, before and after: npx tsx bench/small-files.ts [PUBLISHES]
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractVersions } from '../extract/extract-versions.ts';
import { openDatabase } from '../lake/duckdb.ts';
import { folderStore } from '../lake/folder-store.ts';
import { openLakeLog } from '../lake/lake-log.ts';
import { parquetFormat } from '../lake/parquet.ts';
import { pathOf } from '../lake/table-files.ts';
import { compact } from '../pipeline/compact.ts';
import { converge } from '../pipeline/converge.ts';
import { derive } from '../pipeline/derive.ts';
import { publish } from '../pipeline/publish.ts';
import { vacuum } from '../pipeline/vacuum.ts';
import { TABLE_NAMES } from '../schemas/tables.ts';

const publishes = Number(process.argv[2] ?? 500);
const dir = await mkdtemp(join(tmpdir(), 'wirehouse-bench-'));
await mkdir(join(dir, 'inbox'));
const lake = folderStore(dir, { keys: 'escaped' });
const raw = folderStore(join(dir, 'inbox'), { keys: 'plain' });
let ids = 0;
let hoursLater = 0;
const on = {
  raw,
  lake,
  log: openLakeLog(lake),
  format: parquetFormat,
  extract: async (input: Parameters<typeof extractVersions>[0]) => ({ ok: true, extraction: extractVersions(input) }) as const,
  extractor: { generation: 1, version: '1' },
  settings: { when_raw_gone: 'remove' as const, document_bytes: 1e6 },
  now: () => new Date(Date.now() + hoursLater * 3_600_000).toISOString(),
  newId: () => `id-${ids++}`,
};

const QUERIES = [
  'select count(*), sum(value) from figures',
  "select published_month, count(*) from articles where headline like '%rises%' group by 1",
  'select source_name, count(*), sum(amount) from claims group by 1 order by 2 desc limit 10',
];

/** Milliseconds, the best of three: the log read from nothing, then the questions in a DuckDB of their own. */
async function measure() {
  let open = Number.POSITIVE_INFINITY;
  let query = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    const log = openLakeLog(lake);
    const { files } = await log.snapshot(await log.head());
    open = Math.min(open, performance.now() - started);
    const asked = performance.now();
    const database = await openDatabase({
      filesOf: (name) => files[name].map((file) => join(dir, pathOf(name, file))),
      emptyDir: join(dir, '.wirehouse', 'empty'),
    });
    for (const sql of QUERIES) await database.query(sql);
    database.close();
    query = Math.min(query, performance.now() - asked);
  }
  return { open, query };
}

async function report(label: string): Promise<void> {
  const { files } = await on.log.snapshot(await on.log.head());
  const live = TABLE_NAMES.flatMap((name) => files[name]);
  let stored = 0;
  for await (const { key } of lake.list('tables/')) stored += key.includes('/_') ? 0 : 1;
  const bytes = live.reduce((sum, file) => sum + file.size, 0);
  const { open, query } = await measure();
  const cells = [live.length, `${(bytes / 1e6).toFixed(1)} MB`, stored, `${open.toFixed(0)} ms`, `${query.toFixed(0)} ms`];
  console.log([label.padEnd(18), ...cells.map((cell) => String(cell).padStart(12))].join(''));
}

const started = performance.now();
for (let n = 1; n <= publishes; n++) {
  const text = `River ${n} rises\n\nThe flood at bridge ${n} killed ${n} people on ${['March', 'April', 'May'][n % 3]} ${1 + (n % 28)}, 2026, the ministry said.\n`;
  await raw.put(`report-${n}.txt`, new TextEncoder().encode(text), {});
  await converge(on, `report-${n}.txt`);
  await publish(on, [`report-${n}.txt`]);
}
await derive(on);
console.log(`${publishes} publishes of one article each: ${((performance.now() - started) / 1000).toFixed(0)} s; Node ${process.version}\n`);
console.log(
  ['', 'live files', 'live', 'all files', 'open', '3 questions'].map((cell, index) => (index ? cell.padStart(12) : cell.padEnd(18))).join(''),
);
await report('before');
const compacting = performance.now();
const { commits } = await compact({ ...on, asWriter: (work) => work() });
const took = performance.now() - compacting;
await report('after compact');
hoursLater = 14 * 24;
await vacuum(on);
await report('after vacuum');
console.log(`\ncompact: ${commits} commits in ${(took / 1000).toFixed(1)} s`);
await rm(dir, { recursive: true });
