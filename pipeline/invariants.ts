import { TABLE_NAMES, type TableName, tableOf } from '../schemas/tables.ts';

/** Something that holds in every lake. `sql` selects the rows that break it: none, where all is well. */
export interface Invariant {
  readonly name: string;
  readonly sql: string;
}

/** Tables whose rows quote their article. */
const QUOTING: readonly TableName[] = ['mentions', 'figures', 'times', 'attributions'];
/** Tables whose rows are of an article that stands. */
const OF_ARTICLES: readonly TableName[] = [
  'entities',
  'mentions',
  'figures',
  'times',
  'attributions',
  'sentences',
  'article_versions',
  'figure_versions',
  'duplicates',
];

/** A column that names a row of another table, of the same article. */
const REFERENCES: readonly [TableName, string, TableName, string][] = [
  ['mentions', 'entity_id', 'entities', 'entity_id'],
  ['figures', 'attribution_id', 'attributions', 'attribution_id'],
  ['figures', 'related_figure_id', 'figures', 'figure_id'],
  ['figures', 'from_figure_id', 'figures', 'figure_id'],
  ['figures', 'restates_figure_id', 'figures', 'figure_id'],
  ['figures', 'source_entity_id', 'entities', 'entity_id'],
  ['figures', 'place_entity_id', 'entities', 'entity_id'],
  ['figures', 'as_of_time_id', 'times', 'time_id'],
  ['attributions', 'source_entity_id', 'entities', 'entity_id'],
  ['times', 'anchor_time_id', 'times', 'time_id'],
];

const cutsOut = (start: string, end: string, exact: string): string =>
  `substr(a.text, r.${start} + 1, r.${end} - r.${start}) is distinct from r.${exact}`;

const spans = (): Invariant[] => [
  ...QUOTING.map((name) => ({
    name: `every span of ${name} cuts out its text`,
    sql: `select r.article_id, r.start_char, r.exact from ${name} r join articles a on a.article_id = r.article_id where ${cutsOut('start_char', 'end_char', 'exact')}`,
  })),
  ...['source', 'cue'].map((part) => ({
    name: `every ${part} of attributions cuts out its text`,
    sql: `select r.article_id, r.${part}_exact from attributions r join articles a on a.article_id = r.article_id where r.${part}_start_char is not null and ${cutsOut(`${part}_start_char`, `${part}_end_char`, `${part}_exact`)}`,
  })),
  {
    name: 'every attribution has as many content starts as ends',
    sql: 'select article_id, attribution_id from attributions where len(content_starts) <> len(content_ends)',
  },
  {
    name: 'every sentence lies within its article',
    sql: 'select r.article_id, r.sentence_index from sentences r join articles a on a.article_id = r.article_id where not (r.start_char >= 0 and r.start_char < r.end_char and r.end_char <= length(a.text))',
  },
  {
    name: 'the evidence of every figure stands in its article',
    sql: 'select r.article_id, r.figure_id from figures r join articles a on a.article_id = r.article_id where strpos(a.text, r.sentence) = 0',
  },
];

const keys = (): Invariant[] =>
  TABLE_NAMES.map((name) => {
    const columns = tableOf(name).key.join(', ');
    return {
      name: `rows of ${name} are told apart by ${columns}`,
      sql: `select ${columns}, count(*) as times from ${name} group by ${columns} having count(*) > 1`,
    };
  });

const owners = (): Invariant[] => [
  ...OF_ARTICLES.map((name) => ({
    name: `every row of ${name} has its article`,
    sql: `select r.article_id from ${name} r where not exists (select 1 from articles a where a.article_id = r.article_id)`,
  })),
  {
    name: 'every article has its source, and no row is of a deleted one',
    sql: "select a.article_id, a.raw_key from articles a where not exists (select 1 from sources s where s.source_id = a.source_id and s.state in ('extracted', 'failed'))",
  },
  {
    name: 'every source has as many articles as it says',
    sql: 'select s.raw_key, s.article_count, count(a.article_id) as articles from sources s left join articles a on a.source_id = s.source_id group by s.raw_key, s.article_count having count(a.article_id) <> s.article_count',
  },
  {
    name: 'every source that gave no article says why in rejects',
    sql: "select s.raw_key from sources s where s.state in ('rejected', 'failed') and not exists (select 1 from rejects r where r.raw_key = s.raw_key)",
  },
  {
    name: 'every article has its row in duplicates, whose group stands',
    sql: 'select a.article_id from articles a where not exists (select 1 from duplicates d join articles g on g.article_id = d.group_id where d.article_id = a.article_id)',
  },
  {
    name: 'every article has one version that stands, with its text',
    sql: 'select a.article_id from articles a where (select count(*) from article_versions v where v.article_id = a.article_id and v.valid_to is null and v.content_sha256 = a.content_sha256) <> 1',
  },
  ...REFERENCES.map(([table, column, other, id]) => ({
    name: `every ${column} of ${table} is a row of ${other}`,
    sql: `select r.article_id, r.${column} from ${table} r where r.${column} is not null and not exists (select 1 from ${other} o where o.${id} = r.${column} and o.article_id = r.article_id)`,
  })),
];

const dates = (): Invariant[] => [
  ...(['articles', ...OF_ARTICLES] as const).map((name) => ({
    name: `published_month of ${name} is that of published_date`,
    sql: `select article_id, published_date, published_month from ${name} where published_month <> coalesce(strftime(published_date, '%Y-%m'), 'unknown')`,
  })),
  ...OF_ARTICLES.filter((name) => !name.endsWith('_versions')).map((name) => ({
    name: `rows of ${name} have the date of their article`,
    sql: `select r.article_id, r.published_date from ${name} r join articles a on a.article_id = r.article_id where r.published_date is distinct from a.published_date`,
  })),
  {
    name: 'an instant of publication lies within a day of its date',
    sql: "select article_id, published_at, published_date from articles where published_at is not null and abs(date_diff('day', cast(published_at as date), published_date)) > 1",
  },
  {
    name: 'published_earliest comes before published_latest',
    sql: 'select article_id, published_earliest, published_latest from articles where published_earliest > published_latest',
  },
  { name: 'times end after they begin', sql: 'select article_id, exact, date_from, date_to from times where date_from > date_to' },
  { name: 'figures hold from a day on until a later one', sql: 'select article_id, exact, since, as_of from figures where since > as_of' },
  {
    name: 'figures lie within their bounds',
    sql: 'select article_id, exact, value, value_low, value_high from figures where value_low > value_high or value < value_low or value > value_high',
  },
  {
    name: 'confidence lies between 0 and 1',
    sql: QUOTING.map((name) => `select article_id, exact, confidence from ${name} where not confidence between 0 and 1`).join(' union all '),
  },
];

/** What schemas/ says of single columns. */
const columns = (): Invariant[] =>
  TABLE_NAMES.flatMap((name) =>
    Object.entries(tableOf(name).columns).flatMap(([column, { required, values }]) => {
      const listed = values?.map((value) => `'${value}'`).join(', ');
      return [
        ...(required ? [{ name: `${column} of ${name} is never null`, sql: `select * from ${name} where ${column} is null` }] : []),
        ...(listed
          ? [{ name: `${column} of ${name} is one of its values`, sql: `select ${column} from ${name} where ${column} not in (${listed})` }]
          : []),
      ];
    }),
  );

export const INVARIANTS: readonly Invariant[] = [...spans(), ...keys(), ...owners(), ...dates(), ...columns()];
