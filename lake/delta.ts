import { createHash } from 'node:crypto';
import { DataType } from 'apache-arrow';
import type { Columns, Row } from '../schemas/column.ts';
import type { Table } from '../schemas/table.ts';
import { fileStatistics } from './statistics.ts';

/** `add` of the Delta protocol: a file that is live from its commit on. */
export interface AddFile {
  /** Relative to the table, percent-encoded. */
  readonly path: string;
  readonly partitionValues: Readonly<Record<string, string>>;
  readonly size: number;
  /** Milliseconds since 1970, as all times of the log. */
  readonly modificationTime: number;
  /** False where the same rows were in other files before: compaction, and all of a checkpoint. */
  readonly dataChange: boolean;
  /** JSON: numRecords, minValues, maxValues, nullCount. */
  readonly stats: string;
}

export interface RemoveFile {
  readonly path: string;
  readonly deletionTimestamp: number;
  readonly dataChange: boolean;
  readonly extendedFileMetadata: true;
  readonly partitionValues: Readonly<Record<string, string>>;
  readonly size: number;
}

export interface TableMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly format: { readonly provider: 'parquet'; readonly options: Readonly<Record<string, string>> };
  readonly schemaString: string;
  readonly partitionColumns: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
  readonly createdTime: number;
}

export type Action =
  | { readonly protocol: { readonly minReaderVersion: 1; readonly minWriterVersion: 2 } }
  | { readonly metaData: TableMetadata }
  | { readonly add: AddFile }
  | { readonly remove: RemoveFile };

/** What version 0 of a table begins with: reader 1, writer 2, its schema. `at` is ISO 8601. */
export function createActions(table: Table, at: string): Action[] {
  const metaData: TableMetadata = {
    id: uuidOf(`${table.name} ${at}`),
    name: table.name,
    description: table.about,
    format: { provider: 'parquet', options: {} },
    schemaString: JSON.stringify(deltaSchema(table)),
    partitionColumns: table.partition ? [table.partition] : [],
    configuration: {},
    createdTime: Date.parse(at),
  };
  return [{ protocol: { minReaderVersion: 1, minWriterVersion: 2 } }, { metaData }];
}

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The table's schema in Delta's JSON form; every column is nullable and may be described. */
export function deltaSchema(table: Table) {
  const fields = Object.entries(table.columns).map(([name, column]) => ({
    name,
    type: deltaType(column.type),
    nullable: true,
    metadata: { comment: column.about },
  }));
  return { type: 'struct', fields };
}

function deltaType(type: DataType): unknown {
  if (DataType.isUtf8(type)) return 'string';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'long' : 'integer';
  if (DataType.isFloat(type)) return 'double';
  if (DataType.isDate(type)) return 'date';
  if (DataType.isTimestamp(type)) return 'timestamp';
  if (DataType.isList(type)) return { type: 'array', elementType: deltaType(type.children[0]?.type ?? type), containsNull: true };
  throw new Error(`${type} has no Delta type here`);
}

export interface NewFile {
  readonly table: Table;
  /** Relative to the table, not encoded. */
  readonly path: string;
  readonly partition: string | null;
  readonly rows: readonly Row<Columns>[];
  readonly size: number;
  readonly modificationTime: number;
}

export function addAction({ table, path, partition, rows, size, modificationTime }: NewFile): AddFile {
  const encoded = path
    .split('/')
    .map((segment) => encodeURIComponent(segment).replaceAll('%3D', '='))
    .join('/');
  const partitionValues: Record<string, string> = table.partition && partition !== null ? { [table.partition]: partition } : {};
  return { path: encoded, partitionValues, size, modificationTime, dataChange: true, stats: JSON.stringify(fileStatistics(table, rows)) };
}

export const removeAction = (file: AddFile, deletionTimestamp: number, dataChange = true): Action => ({
  remove: {
    path: file.path,
    deletionTimestamp,
    dataChange,
    extendedFileMetadata: true,
    partitionValues: file.partitionValues,
    size: file.size,
  },
});

/** A commit file of a Delta log: one action a line. */
export const commitText = (actions: readonly Action[]): string => actions.map((action) => `${JSON.stringify(action)}\n`).join('');

export const parseCommit = (text: string): Action[] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Action);

/** Applies actions, in order, to the live files by path. */
export function replay(live: Map<string, AddFile>, actions: readonly Action[]): void {
  for (const action of actions) {
    if ('add' in action) live.set(action.add.path, action.add);
    else if ('remove' in action) live.delete(action.remove.path);
  }
}
