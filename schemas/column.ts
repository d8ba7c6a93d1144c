import { Bool, type DataType, DateDay, Field, Float64, Int32, Int64, List, TimestampMicrosecond, Utf8 } from 'apache-arrow';

/**
 * One column: its Arrow type, its stable id (written as Parquet `field_id`, never reused), one sentence for the data
 * dictionary, and, as a type only, what a row holds under it. Rows are JSON: dates are 'YYYY-MM-DD', timestamps
 * ISO 8601 in UTC ('2024-05-01T09:30:00.000000Z', fraction optional), long integers safe JavaScript numbers.
 */
export interface Column<Value = unknown> {
  readonly id: number;
  readonly type: DataType;
  readonly about: string;
  /** `verify` holds that no row has null here; Parquet and Delta keep every column nullable. */
  readonly required: boolean;
  readonly values?: readonly string[];
  readonly _value?: Value;
}

export type Columns = Readonly<Record<string, Column>>;
export type Row<C extends Columns> = { -readonly [K in keyof C]: C[K] extends Column<infer V> ? V : never };

const column =
  <Value>(type: () => DataType) =>
  (id: number, about: string): Column<Value | null> => ({ id, type: type(), about, required: false });

export const text = column<string>(() => new Utf8());
export const integer = column<number>(() => new Int32());
export const long = column<number>(() => new Int64());
export const double = column<number>(() => new Float64());
export const flag = column<boolean>(() => new Bool());
export const date = column<string>(() => new DateDay());
export const timestamp = column<string>(() => new TimestampMicrosecond('UTC'));

/** The list child is called `element` and has an id of its own, the column's plus 1000. */
const list = (child: DataType, id: number): DataType => new List(new Field('element', child, true, new Map([['field_id', String(id + 1000)]])));
export const textList = (id: number, about: string): Column<string[] | null> => ({ id, type: list(new Utf8(), id), about, required: false });
export const integerList = (id: number, about: string): Column<number[] | null> => ({ id, type: list(new Int32(), id), about, required: false });

/** A text column that holds one of a closed list of words; `verify` checks it. */
export const oneOf = <const V extends readonly string[]>(id: number, values: V, about: string): Column<V[number] | null> => ({
  id,
  type: new Utf8(),
  about,
  required: false,
  values,
});

export const required = <V>(column: Column<V | null>): Column<V> => ({ ...column, required: true }) as Column<V>;
