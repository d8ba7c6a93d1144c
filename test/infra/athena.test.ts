import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js';
import { afterAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../../infra/questions.ts';
import { createActions } from '../../lake/delta.ts';
import { openDatabase } from '../../lake/duckdb.ts';
import { TABLE_NAMES, tableOf } from '../../schemas/tables.ts';
import { VIEWS } from '../../schemas/views.ts';
import { type Resource, synthesize } from './synthesize.ts';

const app = synthesize();
const emptyDir = mkdtempSync(join(tmpdir(), 'wirehouse-athena-'));
const database = await openDatabase({ filesOf: () => [], emptyDir });
afterAll(() => {
  database.close();
  rmSync(emptyDir, { recursive: true });
});

const tables = new Map(app.of('AWS::Glue::Table').map(({ properties }) => [properties.TableInput.Name as string, properties.TableInput]));
const columnsOf = (name: string): string[] =>
  tables.get(name)?.StorageDescriptor.Columns.map((column: { Name: string; Type: string }) => `${column.Name} ${column.Type}`);

/** A view as Athena would read it back. */
const definitionOf = (name: string): { originalSql: string; catalog: string; schema: string; columns: { name: string; type: string }[] } => {
  const [, encoded = ''] = /^\/\* Presto View: (\S+) \*\/$/.exec(tables.get(name)?.ViewOriginalText) ?? [];
  return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
};

const named = app
  .of('AWS::Athena::NamedQuery')
  .map(({ properties }: Resource) => ({ title: properties.Name as string, sql: properties.QueryString as string }));
/** What docs/query.md says to ask in Athena. */
const documented = [...readFileSync('docs/query.md', 'utf8').matchAll(/^<!-- athena -->\n+((?: {4}.*\n)+)/gm)].map(([, block = '']) => block);
const statements = [
  ...named,
  ...VIEWS.map(({ name }) => ({ title: `the view ${name}`, sql: definitionOf(name).originalSql })),
  ...documented.map((sql, index) => ({ title: `docs/query.md, ${index + 1}`, sql: sql.trim().replace(/;$/, '') })),
];

describe('every statement for Athena', () => {
  const parser = new TrinoSQL();

  it('parses by the grammar of Trino', () => {
    expect(statements.length).toBeGreaterThan(12);
    for (const { title, sql } of statements) expect(parser.validate(sql), title).toEqual([]);
  });

  it.each(['select * exclude (text) from articles', 'from articles', 'select count(*) from articles group by all', "select '1'::int"])(
    'would not, were it the SQL of DuckDB alone: %s',
    (sql) => expect(parser.validate(sql)).not.toEqual([]),
  );

  // Over articles the questions are asked in test/golden, word for word.
  it('runs on our tables in DuckDB, without a change', async () => {
    for (const { title, sql } of statements) expect(Array.isArray((await database.query(sql)).rows), title).toBe(true);
  });
});

describe('the named queries', () => {
  it('are the questions of docs/questions.sql', () => {
    expect([...named].sort((a, b) => Number.parseInt(a.title, 10) - Number.parseInt(b.title, 10))).toEqual(readQuestions());
    expect(named).toHaveLength(10);
  });
});

/** Types of Delta and of DuckDB, as Hive writes them. */
const HIVE: Readonly<Record<string, string>> = { long: 'bigint', integer: 'int', varchar: 'string' };
const asHive = (type: string): string => HIVE[type] ?? type;

describe('the tables of the Glue catalog', () => {
  it('are those of the lake', () => {
    expect([...tables.keys()].sort()).toEqual([...TABLE_NAMES, ...VIEWS.map(({ name }) => name)].sort());
  });

  it.each(TABLE_NAMES)('have for %s the columns of its Delta log', (name) => {
    const actions = createActions(tableOf(name), '2026-01-01T00:00:00Z');
    const [metaData] = actions.flatMap((action) => ('metaData' in action ? [action.metaData] : []));
    const fields: { name: string; type: string | { elementType: string } }[] = JSON.parse(metaData?.schemaString ?? '').fields;
    const wanted = fields.map(
      ({ name: column, type }) => `${column} ${typeof type === 'string' ? asHive(type) : `array<${asHive(type.elementType)}>`}`,
    );
    expect(columnsOf(name)).toEqual(wanted);
  });

  it('say that they are Delta tables, and where', () => {
    for (const name of TABLE_NAMES) {
      const table = tables.get(name);
      expect(table.Parameters, name).toMatchObject({ EXTERNAL: 'TRUE', table_type: 'DELTA', 'spark.sql.sources.provider': 'delta' });
      expect(JSON.stringify(table.StorageDescriptor.Location), name).toContain(`/tables/${name}/`);
      expect(table.StorageDescriptor.SerdeInfo.Parameters.path, name).toEqual(table.StorageDescriptor.Location);
    }
  });
});

describe.each(VIEWS)('the view $name', (view) => {
  const definition = definitionOf(view.name);

  it('is one that Athena selects from', () => {
    const { TableType, ViewExpandedText, Parameters } = tables.get(view.name);
    expect({ TableType, ViewExpandedText, Parameters }).toEqual({
      TableType: 'VIRTUAL_VIEW',
      ViewExpandedText: '/* Presto View */',
      Parameters: { presto_view: 'true', comment: 'Presto View' },
    });
    // Readers of the catalog refuse an entry that has none.
    expect(tables.get(view.name).StorageDescriptor).toMatchObject({ Location: '', SerdeInfo: {} });
    expect(definition).toMatchObject({ catalog: 'awsdatacatalog', schema: 'wirehouse', originalSql: view.sql });
  });

  it('gives columns of the types that the catalog and the definition say', async () => {
    const { rows } = await database.query(`describe ${definition.originalSql}`);
    const found = rows.map((row) => `${row.column_name} ${asHive(String(row.column_type).toLowerCase().replace('integer', 'int'))}`);
    expect(columnsOf(view.name)).toEqual(found);
    const declared = definition.columns.map(({ name, type }) => `${name} ${asHive(type)}`);
    expect(declared).toEqual(found);
  });
});
