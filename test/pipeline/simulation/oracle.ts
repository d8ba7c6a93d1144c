import { articleIdOf } from '../../../extract/ids.ts';
import { type Action, type AddFile, parseCommit, replay } from '../../../lake/delta.ts';
import { checkpointKey, deltaKey, lastCheckpointKey } from '../../../lake/delta-log.ts';
import { type AnyRow, pathOf, readRows } from '../../../lake/table-files.ts';
import { type ConvergePorts, SIDECAR_ENDING } from '../../../pipeline/converge.ts';
import { duplicateRows } from '../../../pipeline/derive.ts';
import type { PublishPorts } from '../../../pipeline/publish.ts';
import { readRecord, recordKey, rowsOfRecord } from '../../../pipeline/record.ts';
import { type ArticleRow, TABLE_NAMES, type TableName, tableOf } from '../../../schemas/tables.ts';
import type { Objects } from './sim-store.ts';

/** What a lake should hold is a function of the drop; what its tables should hold, of its records. Lists the differences. */
export async function findProblems(on: ConvergePorts & PublishPorts, drop: Objects): Promise<string[]> {
  const problems: string[] = [];
  const expected = Object.fromEntries(TABLE_NAMES.map((name) => [name, []])) as unknown as Record<TableName, AnyRow[]>;
  for await (const { key } of on.lake.list(recordKey(''))) {
    const read = await readRecord(on.lake, key.slice(recordKey('').length));
    if (!read) continue;
    for (const [name, rows] of Object.entries(rowsOfRecord(read.record, read.etag))) expected[name as TableName].push(...(rows as AnyRow[]));
  }
  expected.duplicates = duplicateRows(expected.articles as unknown as ArticleRow[]) as unknown as AnyRow[];

  const head = await on.log.head();
  const snapshot = await on.log.snapshot(head);
  for (const name of TABLE_NAMES) {
    const rows = (await Promise.all(snapshot.files[name].map((file) => readRows(on, name, file)))).flat();
    const [found, wanted] = [rows, expected[name]].map((of) => of.map((row) => asText(name, row)).sort()) as [string[], string[]];
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      problems.push(`${name}: ${found.length} rows stand, ${wanted.length} should, or they differ`);
    const projected = await deltaFiles(on, name);
    if (JSON.stringify(projected) !== JSON.stringify(snapshot.files[name].map((file) => file.path).sort()))
      problems.push(`${name}: its Delta log says otherwise`);
  }

  const articles = new Map(expected.articles.map((row) => [row.article_id, row]));
  let lines = 0;
  for (const [key, { bytes }] of drop) {
    const text = new TextDecoder().decode(bytes);
    if (key.endsWith(SIDECAR_ENDING) || text === 'bad') continue;
    text.split('\n').forEach((line, index) => {
      lines++;
      const row = articles.get(articleIdOf(key, String(index + 1)));
      const sidecar = drop.get(key + SIDECAR_ENDING);
      const headline = sidecar ? (JSON.parse(new TextDecoder().decode(sidecar.bytes)) as { headline: string }).headline : null;
      if (row?.text !== line || row.headline !== headline) problems.push(`${key} holds "${line}", the table "${row?.text}"`);
      if (row && row.extractor_version !== on.extractor.version) problems.push(`${key} was read by an old extractor`);
    });
  }
  if (lines !== articles.size) problems.push(`${lines} articles lie in the drop, ${articles.size} in the tables`);
  return problems;
}

/** ETags and revisions are the protocol's own; a row's content is what counts. */
const asText = (name: TableName, row: AnyRow): string =>
  JSON.stringify(
    Object.keys(tableOf(name).columns).map((column) => (column === 'record_etag' || column === 'revision' ? null : (row[column] ?? null))),
  );

/** The live files as another reader of Delta finds them: from the checkpoint that is named last, where one is, and the commits above it. */
async function deltaFiles(on: PublishPorts, name: TableName): Promise<string[]> {
  const files = new Map<string, AddFile>();
  const textOf = async (key: string) => new TextDecoder().decode((await on.lake.get(key))?.bytes);
  const last = await textOf(lastCheckpointKey(name));
  const from = last ? (JSON.parse(last) as { version: number }).version : -1;
  if (from >= 0) replay(files, JSON.parse(await textOf(checkpointKey(name, from))) as Action[]);
  for (let version = from + 1; ; version++) {
    const text = await textOf(deltaKey(name, version));
    if (!text) return [...files.keys()].sort();
    replay(files, parseCommit(text));
  }
}

/** What lies under the tables and is neither live nor a log. */
export async function findLitter(on: PublishPorts): Promise<string[]> {
  const { files } = await on.log.snapshot(await on.log.head());
  const live = new Set(TABLE_NAMES.flatMap((name) => files[name].map((file) => pathOf(name, file))));
  const litter: string[] = [];
  for await (const { key } of on.lake.list('tables/')) if (!key.includes('/_') && !live.has(key)) litter.push(`${key} is left over`);
  return litter;
}
