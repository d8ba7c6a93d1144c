import { DataType } from 'apache-arrow';
import { parquetReadObjects, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column } from '../schemas/column.ts';
import type { Table } from '../schemas/table.ts';
import { fromMicroseconds, toMicroseconds } from '../schemas/timestamp.ts';
import { hasStatistics } from './statistics.ts';
import type { AnyRow, FileFormat } from './table-files.ts';

type Value = AnyRow[string];

/** Apache Parquet: snappy, a field_id on every column, every column optional, the partition column in the path alone. */
export const parquetFormat: FileFormat = {
  ending: '.parquet',
  write(table, rows) {
    const columns = columnsOf(table);
    const columnData = columns.map(([name, column]) => ({
      name,
      data: rows.map((row) => toStored(column.type, row[name] ?? null, name)),
      statistics: hasStatistics(name, column.type),
    }));
    return new Uint8Array(parquetWriteBuffer({ columnData, schema: parquetSchema(table), createdBy: 'wirehouse', rowGroupSize: 50_000 }));
  },
  async read(table, bytes, columns) {
    const names = columnsOf(table).map(([name]) => name);
    const wanted = columns ? names.filter((name) => columns.includes(name)) : names;
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = (await parquetReadObjects({ file, columns: wanted, parsers: PARSERS })) as Record<string, unknown>[];
    return rows.map((row) => {
      const back: AnyRow = {};
      for (const name of wanted) back[name] = fromStored(row[name]);
      return back;
    });
  },
};

const columnsOf = (table: Table): [string, Column][] => Object.entries(table.columns).filter(([name]) => name !== table.partition);

/** The Parquet schema of a table's files. */
export function parquetSchema(table: Table): SchemaElement[] {
  const columns = columnsOf(table);
  return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(([name, column]) => elementsOf(name, column.type, column.id))];
}

function elementsOf(name: string, type: DataType, field_id: number): SchemaElement[] {
  const base = { name, field_id, repetition_type: 'OPTIONAL' } as const;
  if (DataType.isUtf8(type)) return [{ ...base, type: 'BYTE_ARRAY', converted_type: 'UTF8' }];
  if (DataType.isBool(type)) return [{ ...base, type: 'BOOLEAN' }];
  if (DataType.isInt(type)) return [{ ...base, type: type.bitWidth === 64 ? 'INT64' : 'INT32' }];
  if (DataType.isFloat(type)) return [{ ...base, type: 'DOUBLE' }];
  if (DataType.isDate(type)) return [{ ...base, type: 'INT32', converted_type: 'DATE' }];
  if (DataType.isTimestamp(type)) {
    return [
      { ...base, type: 'INT64', converted_type: 'TIMESTAMP_MICROS', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } },
    ];
  }
  const child = DataType.isList(type) ? type.children[0] : undefined;
  if (!child) throw new Error(`${name}: ${type} has no Parquet type here`);
  return [
    { ...base, converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf(child.name, child.type, Number(child.metadata.get('field_id'))),
  ];
}

const DAY = 86_400_000;

/** A row's value as the writer takes it. */
function toStored(type: DataType, value: Value, column: string): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => toStored(type.children[0]?.type ?? type, item, column));
  if (DataType.isDate(type)) return Math.round(Date.parse(`${value}T00:00:00Z`) / DAY);
  if (DataType.isTimestamp(type)) return toMicroseconds(String(value));
  if (DataType.isInt(type) && type.bitWidth === 64) return BigInt(Number(value));
  if (typeof value === 'string' && !value.isWellFormed())
    throw new Error(`${column}: half of a surrogate pair is no text: ${JSON.stringify(value.slice(0, 80))}`);
  return value;
}

const PARSERS = {
  dateFromDays: (days: number) => new Date(days * DAY).toISOString().slice(0, 10),
  timestampFromMicroseconds: (microseconds: bigint) => fromMicroseconds(microseconds),
};

function fromStored(value: unknown): Value {
  if (value === undefined || value === null) return null;
  return typeof value === 'bigint' ? Number(value) : value;
}
