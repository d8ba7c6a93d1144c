import { parquetReadObjects, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Action, TableMetadata } from './delta.ts';

/** How the actions of a checkpoint become a file: Parquet, or something quicker in the simulator. */
export interface CheckpointFormat {
  write(actions: readonly Action[]): Uint8Array;
  /** Throws where the bytes are no whole checkpoint. */
  read(bytes: Uint8Array): Promise<Action[]>;
}

const leaf = (name: string, element: Partial<SchemaElement>): SchemaElement[] => [{ name, repetition_type: 'OPTIONAL', ...element }];
const text = (name: string) => leaf(name, { type: 'BYTE_ARRAY', converted_type: 'UTF8' });
const long = (name: string) => leaf(name, { type: 'INT64' });
const integer = (name: string) => leaf(name, { type: 'INT32' });
const flag = (name: string) => leaf(name, { type: 'BOOLEAN' });
const struct = (name: string, ...fields: SchemaElement[][]): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: fields.length },
  ...fields.flat(),
];
const textMap = (name: string): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', converted_type: 'MAP', num_children: 1 },
  { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
  { name: 'key', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  ...text('value'),
];
const textList = (name: string): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ...text('element'),
];

/** The columns of the Delta protocol's classic checkpoint: a struct per kind of action, of which each row has one. */
const COLUMNS = {
  txn: struct('txn', text('appId'), long('version'), long('lastUpdated')),
  add: struct(
    'add',
    text('path'),
    textMap('partitionValues'),
    long('size'),
    long('modificationTime'),
    flag('dataChange'),
    textMap('tags'),
    text('stats'),
  ),
  remove: struct(
    'remove',
    text('path'),
    long('deletionTimestamp'),
    flag('dataChange'),
    flag('extendedFileMetadata'),
    textMap('partitionValues'),
    long('size'),
    textMap('tags'),
  ),
  metaData: struct(
    'metaData',
    text('id'),
    text('name'),
    text('description'),
    struct('format', text('provider'), textMap('options')),
    text('schemaString'),
    textList('partitionColumns'),
    textMap('configuration'),
    long('createdTime'),
  ),
  protocol: struct('protocol', integer('minReaderVersion'), integer('minWriterVersion')),
} as const;

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const SCHEMA: SchemaElement[] = [{ name: 'root', num_children: NAMES.length }, ...NAMES.flatMap((name) => COLUMNS[name])];
const LONGS = new Set(Object.values(COLUMNS).flatMap((elements) => elements.filter(({ type }) => type === 'INT64').map(({ name }) => name)));

/** A Delta checkpoint in one Parquet file. */
export const parquetCheckpoint: CheckpointFormat = {
  write(actions) {
    const rows = actions.map((action): Record<string, unknown> => ({ ...action }));
    const columnData = NAMES.map((name) => ({ name, data: rows.map((row) => toStored(row[name])), statistics: false }));
    return new Uint8Array(parquetWriteBuffer({ columnData, schema: SCHEMA, createdBy: 'wirehouse', rowGroupSize: 50_000 }));
  },
  async read(bytes) {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    return rows.flatMap((row) => actionOf(row) ?? []);
  },
};

/** Longs as the writer takes them. A key may be a Delta name or a user's (a map's), but only numbers are longs. */
const toStored = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, typeof of === 'number' && LONGS.has(key) ? BigInt(of) : of]));
};

type Struct = Readonly<Record<string, unknown>>;
const isStruct = (value: unknown): value is Struct => typeof value === 'object' && value !== null;

/** A row's action; null for a kind that no state is made of (txn). */
function actionOf(row: Struct): Action | null {
  const { add, remove, metaData, protocol } = row;
  if (isStruct(add)) {
    return {
      add: {
        path: String(add.path),
        partitionValues: mapOf(add.partitionValues),
        size: Number(add.size),
        modificationTime: Number(add.modificationTime),
        dataChange: false,
        stats: String(add.stats ?? ''),
      },
    };
  }
  if (isStruct(remove)) {
    return {
      remove: {
        path: String(remove.path),
        deletionTimestamp: Number(remove.deletionTimestamp ?? 0),
        dataChange: false,
        extendedFileMetadata: true,
        partitionValues: mapOf(remove.partitionValues),
        size: Number(remove.size ?? 0),
      },
    };
  }
  if (isStruct(metaData)) return { metaData: metadataOf(metaData) };
  return isStruct(protocol) ? { protocol: { minReaderVersion: 1, minWriterVersion: 2 } } : null;
}

function metadataOf(metaData: Struct): TableMetadata {
  const format = isStruct(metaData.format) ? metaData.format : {};
  return {
    id: String(metaData.id),
    name: String(metaData.name ?? ''),
    description: String(metaData.description ?? ''),
    format: { provider: 'parquet', options: mapOf(format.options) },
    schemaString: String(metaData.schemaString),
    partitionColumns: Array.isArray(metaData.partitionColumns) ? metaData.partitionColumns.map(String) : [],
    configuration: mapOf(metaData.configuration),
    createdTime: Number(metaData.createdTime ?? 0),
  };
}

const mapOf = (value: unknown): Readonly<Record<string, string>> =>
  isStruct(value) ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, String(of)])) : {};
