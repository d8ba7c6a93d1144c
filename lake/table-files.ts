import type { Columns, Row } from '../schemas/column.ts';
import type { Table } from '../schemas/table.ts';
import { type TableName, tableOf } from '../schemas/tables.ts';
import { type AddFile, addAction } from './delta.ts';
import type { Store } from './store.ts';

/** How rows become a file: Parquet, or something quicker in the simulator. */
export interface FileFormat {
  readonly ending: string;
  write(table: Table, rows: readonly AnyRow[]): Uint8Array;
  /** All columns but the partition's, or just those named. */
  read(table: Table, bytes: Uint8Array, columns?: readonly string[]): Promise<AnyRow[]>;
}

export type AnyRow = Row<Columns>;

export interface FilePorts {
  readonly lake: Store;
  readonly format: FileFormat;
}

/** About this many characters of values go into one file. */
const FILE_CHARACTERS = 64_000_000;

const partitionOf = (table: Table, row: AnyRow): string | null => (table.partition ? String(row[table.partition]) : null);

export const pathOf = (table: TableName, file: Pick<AddFile, 'path'>): string => `tables/${table}/${decodeURIComponent(file.path)}`;

/** Writes rows to new files, a partition at a time, sorted as the table is clustered. Files count only once they are committed. */
export async function writeRows(on: FilePorts, name: TableName, rows: readonly AnyRow[], stamp: { prefix: string; at: string }): Promise<AddFile[]> {
  const table = tableOf(name);
  const byPartition = new Map<string | null, AnyRow[]>();
  for (const row of rows) {
    const partition = partitionOf(table, row);
    const of = byPartition.get(partition);
    if (of) of.push(row);
    else byPartition.set(partition, [row]);
  }
  const files: AddFile[] = [];
  const partitions = [...byPartition].sort(([one], [other]) => compare(one, other));
  for (const [partition, of] of partitions) {
    of.sort((one, other) => compareBy(table.clusterBy, one, other));
    for (const chunk of chunksOf(of)) {
      const bytes = on.format.write(table, chunk);
      const folder = partition === null ? '' : `${table.partition}=${partition}/`;
      const path = `${folder}part-${stamp.prefix}-${files.length}${on.format.ending}`;
      await on.lake.put(`tables/${name}/${path}`, bytes, { ifAbsent: true });
      files.push(addAction({ table, path, partition, rows: chunk, size: bytes.length, modificationTime: Date.parse(stamp.at) }));
    }
  }
  return files;
}

/** The rows of a live file, its partition column put back. */
export async function readRows(on: FilePorts, name: TableName, file: AddFile, columns?: readonly string[]): Promise<AnyRow[]> {
  const stored = await on.lake.get(pathOf(name, file));
  if (!stored) throw new Error(`${pathOf(name, file)} is in the log but not there: restore it, or run "wirehouse rebuild ${name}"`);
  const table = tableOf(name);
  const rows = await on.format.read(table, stored.bytes, columns);
  if (!table.partition) return rows;
  const month = file.partitionValues[table.partition] ?? null;
  for (const row of rows) row[table.partition] = month;
  return rows;
}

function* chunksOf(rows: readonly AnyRow[]): Generator<AnyRow[]> {
  let chunk: AnyRow[] = [];
  let characters = 0;
  for (const row of rows) {
    chunk.push(row);
    for (const value of Object.values(row)) characters += typeof value === 'string' ? value.length : 8;
    if (characters < FILE_CHARACTERS) continue;
    yield chunk;
    chunk = [];
    characters = 0;
  }
  if (chunk.length > 0) yield chunk;
}

const compare = (one: unknown, other: unknown): number => {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one) < String(other) ? -1 : 1;
};
const compareBy = (columns: readonly string[], one: AnyRow, other: AnyRow): number => {
  for (const column of columns) {
    const order = compare(one[column], other[column]);
    if (order !== 0) return order;
  }
  return 0;
};
