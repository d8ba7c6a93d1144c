import { type DataType, DateDay, Float64, Int64, Utf8 } from 'apache-arrow';
import { figures } from './figures.ts';
import type { TableName } from './tables.ts';

export interface View {
  readonly name: string;
  readonly about: string;
  readonly reads: readonly TableName[];
  /** In the SQL that DuckDB and Trino share. */
  readonly sql: string;
  /** What the SQL gives, in order, in both: a catalog must know it beforehand. */
  readonly columns: Readonly<Record<string, DataType>>;
}

const figureTypes = Object.fromEntries(Object.entries(figures.columns).map(([name, column]) => [name, column.type]));
const figureColumns = Object.keys(figureTypes)
  .map((column) => `f.${column}`)
  .join(', ');

export const VIEWS: readonly View[] = [
  {
    name: 'claims',
    about: 'Every number once: the figures that restate no other, with one amount each and the group of copies that they were printed in.',
    reads: ['figures', 'duplicates'],
    sql: `select ${figureColumns}, coalesce(f.value, (f.value_low + f.value_high) / 2, f.value_low, f.value_high) as amount, coalesce(d.group_id, f.article_id) as group_id, cast(null as varchar) as story_id from figures f left join duplicates d on d.article_id = f.article_id where f.restates_figure_id is null`,
    columns: { ...figureTypes, amount: new Float64(), group_id: new Utf8(), story_id: new Utf8() },
  },
  {
    name: 'entity_directory',
    about: 'One row per entity over all articles.',
    reads: ['entities'],
    sql: 'select entity_id, max_by(name, length(name)) as name, max(type) as type, max_by(role, mention_count) as role, max_by(affiliation, mention_count) as affiliation, count(distinct article_id) as article_count, cast(sum(mention_count) as bigint) as mention_count, min(published_date) as first_seen, max(published_date) as last_seen from entities group by entity_id',
    columns: {
      entity_id: new Utf8(),
      name: new Utf8(),
      type: new Utf8(),
      role: new Utf8(),
      affiliation: new Utf8(),
      article_count: new Int64(),
      mention_count: new Int64(),
      first_seen: new DateDay(),
      last_seen: new DateDay(),
    },
  },
];
