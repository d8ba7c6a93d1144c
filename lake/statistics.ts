import { DataType } from 'apache-arrow';
import type { Columns, Row } from '../schemas/column.ts';
import type { Table } from '../schemas/table.ts';
import { toMicroseconds } from '../schemas/timestamp.ts';
import { compareUtf8 } from './utf8-order.ts';

export interface FileStatistics {
  readonly numRecords: number;
  readonly minValues: Readonly<Record<string, string | number>>;
  readonly maxValues: Readonly<Record<string, string | number>>;
  readonly nullCount: Readonly<Record<string, number>>;
}

/** Longer texts are cut: a minimum is then lower than all values, a maximum, with the last code point added, higher. */
const TEXT_LENGTH = 64;
const LAST_CODE_POINT = '\u{10ffff}';

/** Only what readers prune by: ids, keys, numbers, dates and instants. Wrong statistics make a reader return nothing, silently. */
export const hasStatistics = (name: string, type: DataType): boolean =>
  DataType.isUtf8(type) ? name.endsWith('_id') || name === 'raw_key' : !DataType.isList(type) && !DataType.isBool(type);

export function fileStatistics(table: Table, rows: readonly Row<Columns>[]): FileStatistics {
  const minValues: Record<string, string | number> = {};
  const maxValues: Record<string, string | number> = {};
  const nullCount: Record<string, number> = {};
  for (const [name, { type }] of Object.entries(table.columns)) {
    if (name === table.partition || !hasStatistics(name, type)) continue;
    const compare = orderOf(type);
    let min: string | number | null = null;
    let max: string | number | null = null;
    let nulls = 0;
    for (const row of rows) {
      const value = row[name] as string | number | null;
      if (value === null || value === undefined) {
        nulls++;
        continue;
      }
      if (min === null || compare(value, min) < 0) min = value;
      if (max === null || compare(value, max) > 0) max = value;
    }
    nullCount[name] = nulls;
    if (min !== null && max !== null) {
      minValues[name] = lowest(type, min);
      maxValues[name] = highest(type, max);
    }
  }
  return { numRecords: rows.length, minValues, maxValues, nullCount };
}

/** Texts compare as their UTF-8 bytes, dates so too; instants of one form also, else by what they say. */
function orderOf(type: DataType): (one: string | number, other: string | number) => number {
  if (DataType.isTimestamp(type)) return (one, other) => compareInstants(String(one), String(other));
  return (one, other) => (typeof one === 'string' && typeof other === 'string' ? compareUtf8(one, other) : Number(one) - Number(other));
}

const UTC_FORM = /^\d{4}-.*Z$/;
function compareInstants(one: string, other: string): number {
  if (one.length === other.length && UTC_FORM.test(one) && UTC_FORM.test(other)) return compareUtf8(one, other);
  return Number(toMicroseconds(one) - toMicroseconds(other));
}

const cut = (text: string): string => [...text.slice(0, 2 * TEXT_LENGTH)].slice(0, TEXT_LENGTH).join('');

function lowest(type: DataType, value: string | number): string | number {
  if (typeof value === 'number') return value;
  if (DataType.isTimestamp(type)) return toMilliseconds(value, false);
  return DataType.isUtf8(type) ? cut(value) : value;
}

function highest(type: DataType, value: string | number): string | number {
  if (typeof value === 'number') return value;
  if (DataType.isTimestamp(type)) return toMilliseconds(value, true);
  if (!DataType.isUtf8(type)) return value;
  const short = cut(value);
  return short === value ? value : short + LAST_CODE_POINT;
}

/** Delta statistics hold instants in milliseconds: cut for a minimum, rounded up for a maximum. */
function toMilliseconds(instant: string, up: boolean): string {
  const microseconds = toMicroseconds(instant) + (up ? 999n : 0n);
  const rest = ((microseconds % 1000n) + 1000n) % 1000n;
  return new Date(Number((microseconds - rest) / 1000n)).toISOString();
}
