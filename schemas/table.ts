import { Field, Schema } from 'apache-arrow';
import type { Columns, Row } from './column.ts';

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly about: string;
  readonly columns: C;
  /** Columns that together identify a row. */
  readonly key: readonly (keyof C & string)[];
  /** Directory partition; null where the table has none. */
  readonly partition: 'published_month' | null;
  /** What rows are sorted by inside a file, so that statistics prune. */
  readonly clusterBy: readonly (keyof C & string)[];
  /** Rows of an article go with their article; rows of a raw object with it. */
  readonly owner: 'source_id' | 'raw_key';
}

export type RowOf<T> = T extends Table<infer C> ? Row<C> : never;

export const table = <const C extends Columns>(definition: Table<C>): Table<C> => {
  const ids = Object.values(definition.columns).map((column) => column.id);
  if (new Set(ids).size !== ids.length) throw new Error(`${definition.name}: two columns share an id`);
  return definition;
};

/** The table as an Arrow schema; each field's metadata holds its description and field_id. */
export function arrowSchema(table: Table): Schema {
  return new Schema(
    Object.entries(table.columns).map(
      ([name, column]) =>
        new Field(
          name,
          column.type,
          true,
          new Map([
            ['field_id', String(column.id)],
            ['description', column.about],
          ]),
        ),
    ),
  );
}
