import { sourceIdOf } from '../extract/ids.ts';
import { type Action, type AddFile, removeAction } from '../lake/delta.ts';
import { mayHoldAny } from '../lake/file-range.ts';
import type { LakeCommit, LakeLog, Snapshot } from '../lake/lake-log.ts';
import { type AnyRow, type FilePorts, readRows, writeRows } from '../lake/table-files.ts';
import type { DuplicateRow } from '../schemas/tables.ts';
import { TABLE_NAMES, type TableName, tableOf } from '../schemas/tables.ts';
import { land, nextCommit, pinHead, type TableActions } from './commit.ts';
import { type LakeRecord, readRecords, rowsOfRecord } from './record.ts';
import { sourcesOf } from './source-rows.ts';

export interface PublishPorts extends FilePorts {
  readonly log: LakeLog;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** A new id each time, [a-z0-9-]. */
  readonly newId: () => string;
}

export interface Published {
  /** The commit; null when every record was in the tables already. */
  readonly commit: LakeCommit | null;
  readonly records: number;
}

export interface ChangedRecord {
  readonly record: LakeRecord;
  readonly etag: string;
}

/**
 * Brings the rows of these raw keys' records into the tables, in one commit of the lake. Safe to run beside another
 * publisher: the loser of a commit number starts anew. The order is what makes it right: the head is pinned first, and only
 * then are the records read, so that a commit never carries a record older than one in the log.
 */
export async function publish(on: PublishPorts, rawKeys: readonly string[]): Promise<Published> {
  for (;;) {
    const snapshot = await pinHead(on);
    const { head } = snapshot;
    const sources = await sourcesOf(on, snapshot, rawKeys);

    const records = await readRecords(on.lake, [...new Set(rawKeys)]);
    const changed = records.filter((read) => read !== null).filter(({ record, etag }) => sources.get(record.raw_key)?.record_etag !== etag);
    if (changed.length === 0 && head) return { commit: null, records: 0 };

    const attempt = on.newId();
    const at = on.now();
    const actions = await replaceRows(on, { snapshot, changed, known: new Set(sources.keys()), stamp: { prefix: attempt, at } });
    const commit = nextCommit(head, { attempt, at, kind: 'publish', actions });
    if (await land(on, commit)) return { commit, records: changed.length };
  }
}

interface Replacement {
  readonly snapshot: Snapshot;
  readonly changed: readonly ChangedRecord[];
  /** Raw keys that have rows already: only theirs are looked for in old files. */
  readonly known: ReadonlySet<string>;
  readonly stamp: { readonly prefix: string; readonly at: string };
}

/** Writes the files of the changed records' rows; files that hold rows of an earlier state are rewritten without them. */
async function replaceRows(on: PublishPorts, { snapshot, changed, known, stamp }: Replacement): Promise<TableActions> {
  const fresh = rowsOfRecords(changed);
  const republished = changed.filter(({ record }) => known.has(record.raw_key)).map(({ record }) => record);
  const owners = new Set(republished.map((record) => sourceIdOf(record.raw_key)));
  const actions: TableActions = {};
  for (const name of TABLE_NAMES) {
    const rows = fresh.get(name) ?? [];
    const old = await takeOut(on, {
      name,
      files: filesOfRecords(name, snapshot.files[name], republished),
      stamp,
      isOut: (row) => owners.has(String(row.source_id)),
    });
    if (name === 'duplicates') rows.push(...neutralDuplicates(fresh.get('articles') ?? [], old.out));
    const added = await writeRows(on, name, [...old.kept, ...rows], stamp);
    const all = [...old.actions, ...added.map((add): Action => ({ add }))];
    if (all.length > 0) actions[name] = all;
  }
  return actions;
}

/** The rows that records stand for, by table; of `duplicates` none. */
export function rowsOfRecords(records: readonly ChangedRecord[]): Map<TableName, AnyRow[]> {
  const byTable = new Map<TableName, AnyRow[]>(TABLE_NAMES.map((name) => [name, []]));
  for (const { record, etag } of records) {
    for (const [name, rows] of Object.entries(rowsOfRecord(record, etag))) byTable.get(name as TableName)?.push(...(rows as AnyRow[]));
  }
  return byTable;
}

/** The live files that may hold rows of these records. */
function filesOfRecords(name: TableName, files: readonly AddFile[], records: readonly LakeRecord[]): readonly AddFile[] {
  if (records.length === 0) return [];
  const { partition } = tableOf(name);
  if (!partition) {
    const rawKeys = records.map((record) => record.raw_key);
    return files.filter((file) => mayHoldAny(file, 'raw_key', rawKeys));
  }
  const months = new Set(records.flatMap((record) => record.months));
  return files.filter((file) => months.has(file.partitionValues[partition] ?? ''));
}

interface TakeOut {
  readonly name: TableName;
  readonly files: readonly AddFile[];
  readonly stamp: { readonly at: string };
  readonly isOut: (row: AnyRow) => boolean;
}

/** Takes rows out of files: a file that holds none of them stays; the others' remaining rows are to be written anew. */
export async function takeOut(on: FilePorts, { name, files, stamp, isOut }: TakeOut): Promise<{ out: AnyRow[]; kept: AnyRow[]; actions: Action[] }> {
  const out: AnyRow[] = [];
  const kept: AnyRow[] = [];
  const actions: Action[] = [];
  for (const file of files) {
    const rows = await readRows(on, name, file);
    if (!rows.some(isOut)) continue;
    actions.push(removeAction(file, Date.parse(stamp.at)));
    for (const row of rows) (isOut(row) ? out : kept).push(row);
  }
  return { out, kept, actions };
}

/** Until derive has looked at it, an article stays in the group that it was in, or is its own. */
export function neutralDuplicates(articles: readonly AnyRow[], before: readonly AnyRow[]): AnyRow[] {
  const known = new Map(before.map((row) => [row.article_id, row as unknown as DuplicateRow]));
  return articles.map((article) => {
    const {
      duplicate_of = null,
      duplicate_kind = null,
      similarity = null,
      group_id = String(article.article_id),
    } = known.get(article.article_id) ?? {};
    const { article_id, source_id, published_date, published_month, extractor_version } = article;
    return {
      article_id,
      source_id,
      published_date,
      published_month,
      extractor_version,
      duplicate_of,
      duplicate_kind,
      similarity,
      group_id,
    } as AnyRow;
  });
}
