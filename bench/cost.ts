// What the lake costs on AWS, from milliseconds, bytes and requests that are measured here and prices that are assumed:
// npm run cost [-- PRICES.json]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drainRecords } from '../functions/drain-records.ts';
import { inParallel } from '../lake/in-parallel.ts';
import { openLakeLog } from '../lake/lake-log.ts';
import { memoryStore } from '../lake/memory-store.ts';
import { withObjectLease } from '../lake/object-lease.ts';
import { parquetFormat } from '../lake/parquet.ts';
import { type ConvergePorts, converge } from '../pipeline/converge.ts';
import { derive } from '../pipeline/derive.ts';
import { extractHere } from '../pipeline/extract-here.ts';
import { EXTRACTOR } from '../pipeline/extractor.ts';
import { type PublishPorts, publish } from '../pipeline/publish.ts';
import { billed, type CostMeasured, type Line, perIdleMonth, perMillionArticles } from './cost-model.ts';
import { countedStore, noRequests, type Requests } from './counted-store.ts';
import { ASSUMED, PRICES } from './prices.ts';

const FOLDER = 'seeds/articles';
/** Commits are measured as large as a minute brings at a million articles a month, and at a million a day. */
const RECORDS_PER_COMMIT = [23, 694];
const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.meta.json'));

/** Processor milliseconds of work; the clock's would count what else the machine does. */
async function processorMilliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function openLake() {
  const count = noRequests();
  const stores = { raw: memoryStore(), lake: memoryStore() };
  let ids = 0;
  const lake = countedStore(stores.lake, count);
  const converging: ConvergePorts = {
    raw: countedStore(stores.raw, count),
    lake,
    extract: extractHere,
    extractor: EXTRACTOR,
    settings: { when_raw_gone: 'remove', document_bytes: 64_000_000 },
  };
  const publishing: PublishPorts = {
    lake,
    log: openLakeLog(lake),
    format: parquetFormat,
    now: () => new Date().toISOString(),
    newId: () => `id-${ids++}`,
  };
  const drop = async (copy: number): Promise<string[]> => {
    for (const name of readdirSync(FOLDER)) await stores.raw.put(`${copy}/${name}`, readFileSync(join(FOLDER, name)), {});
    return names.map((name) => `${copy}/${name}`);
  };
  return { count, stores, converging, publishing, drop };
}

/** The difference of two counts, for one of so many. */
const since = (now: Requests, before: Requests, times = 1): Requests => ({
  reads: (now.reads - before.reads) / times,
  writes: (now.writes - before.writes) / times,
  bytesWritten: (now.bytesWritten - before.bytesWritten) / times,
});

async function measureAll(): Promise<CostMeasured & { readonly recordsPerLake: number }> {
  const lake = openLake();
  const warm = await lake.drop(0);
  for (const key of warm) await converge(lake.converging, key);
  await publish(lake.publishing, warm);
  const snapshot = await lake.publishing.log.snapshot(await lake.publishing.log.head());
  const articles = [...Object.values(snapshot.files.articles)].reduce((sum, file) => sum + Number(JSON.parse(file.stats).numRecords), 0);
  const tableBytes =
    Object.values(snapshot.files)
      .flat()
      .reduce((sum, { size }) => sum + size, 0) / articles;
  const perObject = articles / warm.length;
  await derive(lake.publishing);

  const copies = Math.ceil((3 * RECORDS_PER_COMMIT.reduce((sum, records) => sum + records, 0)) / names.length / 3);
  const keys: string[] = [];
  for (let copy = 1; copy <= copies; copy++) keys.push(...(await lake.drop(copy)));
  const before = { ...lake.count };
  const milliseconds = await processorMilliseconds(() => inParallel(keys, 4, (key) => converge(lake.converging, key)));
  const convergeRequests = since(lake.count, before, keys.length * perObject);
  const rawBytes = readdirSync(FOLDER).reduce((sum, name) => sum + readFileSync(join(FOLDER, name)).length, 0) / names.length / perObject;

  const commits: CostMeasured['publish'][number][] = [];
  for (const records of RECORDS_PER_COMMIT) {
    const batch = keys.splice(0, records);
    const at = { ...lake.count };
    const published = await processorMilliseconds(() => publish(lake.publishing, batch));
    const amid = { ...lake.count };
    const derived = await processorMilliseconds(() => derive(lake.publishing));
    commits.push({
      records: batch.length,
      publish: { milliseconds: published, requests: since(amid, at) },
      derive: { milliseconds: derived, requests: since(lake.count, amid) },
    });
  }
  return {
    convergeMilliseconds: milliseconds / (copies * names.length * perObject),
    convergeRequests,
    rawBytes,
    recordBytes: convergeRequests.bytesWritten,
    tableBytes,
    publish: commits,
    idleTick: await measureTick(lake),
    recordsPerLake: names.length * (copies + 1),
  };
}

async function measureTick({ publishing, count }: ReturnType<typeof openLake>): Promise<CostMeasured['idleTick']> {
  const before = { ...count };
  const queue = { receive: async () => [], done: async () => {}, send: async () => {} };
  const on = { queue, publish: (keys: readonly string[]) => publish(publishing, keys), millisecondsNow: Date.now, onProblem: () => {} };
  const lease = { store: publishing.lake, holder: 'cost', seconds: 60, now: Date.now, sleep: async () => {}, wait: false };
  const milliseconds = await processorMilliseconds(() =>
    withObjectLease(lease, async () => {
      await drainRecords(on, Date.now() + 1000);
      await derive(publishing);
    }),
  );
  return { milliseconds, requests: since(count, before) };
}

const table = (title: string, lines: readonly Line[]): void => {
  console.log(`\n| ${title} | dollars |\n| --- | ---: |`);
  for (const { name, dollars } of lines) console.log(`| ${name} | ${dollars.toFixed(2)} |`);
  console.log(`| **together** | **${lines.reduce((sum, { dollars }) => sum + dollars, 0).toFixed(2)}** |`);
};

const [pricesFile] = process.argv.slice(2);
const own = pricesFile ? (JSON.parse(readFileSync(pricesFile, 'utf8')) as Partial<typeof PRICES & typeof ASSUMED>) : {};
const on = { prices: { ...PRICES, ...own }, assumed: { ...ASSUMED, ...own } };
const measured = await measureAll();
const requests = ({ reads, writes }: Requests): string => `${reads.toFixed(1)} reads, ${writes.toFixed(1)} writes and listings`;

console.log(`Measured on Node ${process.version}, ${process.arch}, with ${names.length} sample files in ${measured.recordsPerLake} copies:\n`);
console.log('| what | processor ms | billed ms | requests to S3 | bytes |\n| --- | ---: | ---: | --- | ---: |');
const row = (what: string, milliseconds: number, of: Requests, sideBySide: number, bytes: number): void =>
  console.log(
    `| ${what} | ${milliseconds.toFixed(1)} | ${billed(on, milliseconds, of, sideBySide).toFixed(0)} | ${requests(of)} | ${Math.round(bytes)} |`,
  );
row('converge, one article', measured.convergeMilliseconds, measured.convergeRequests, 4, measured.recordBytes);
for (const { records, publish: one, derive: other } of measured.publish) {
  row(`publish, ${records} records`, one.milliseconds, one.requests, 8, one.requests.bytesWritten);
  row('derive after it', other.milliseconds, other.requests, 1, other.requests.bytesWritten);
}
row('a minute with nothing to do', measured.idleTick.milliseconds, measured.idleTick.requests, 1, 0);
console.log(
  `\nOne article: ${Math.round(measured.rawBytes)} bytes raw, ${Math.round(measured.recordBytes)} in its record, ${Math.round(measured.tableBytes)} in the tables.`,
);
table('a million articles over a month', perMillionArticles(on, measured, 30.4));
table('a million articles in a day', perMillionArticles(on, measured, 1));
table('an idle month', perIdleMonth(on, measured));
console.log(`\nAssumed: ${JSON.stringify(on.assumed)}`);
