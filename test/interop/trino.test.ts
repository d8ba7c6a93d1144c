import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrinoServer } from './trino-server.ts';

/** Where a Trino server is unpacked, 476 or above (`mvn dependency:get -Dartifact=io.trino:trino-server:476:tar.gz`); JAVA_HOME must be a Java that it takes. */
const home = process.env.WIREHOUSE_TRINO;
const skipped = home ? '' : ' (skipped: WIREHOUSE_TRINO names no unpacked Trino server)';

type Row = readonly unknown[];

/** Rows in an order of their own, and instants in one form. */
const comparable = (rows: readonly Row[]): string[] =>
  rows.map((row) => JSON.stringify(row.map((value) => (typeof value === 'string' ? value.replace(/^(\S{10}) (\S+) UTC$/, '$1T$2Z') : value)))).sort();

describe.skipIf(!home)(`Trino, given the catalog of infra/ as it is in the template${skipped}`, () => {
  let server: TrinoServer;
  let ours: { query(sql: string): Promise<{ columns: readonly { name: string }[]; rows: Record<string, unknown>[] }>; close(): void };
  let remove = async () => {};
  let questions: readonly { title: string; sql: string }[] = [];

  beforeAll(async () => {
    const [{ makeSampleLake }, { synthesize }, { startTrino }] = await Promise.all([
      import('../golden/sample-lake.ts'),
      import('../infra/synthesize.ts'),
      import('./trino-server.ts'),
    ]);
    const sample = await makeSampleLake();
    remove = sample.remove;
    ours = await sample.lake.openDatabase();
    const root = dirname(sample.lake.dir);
    const app = synthesize();
    server = await startTrino({ home: home ?? '', root, catalog: 'awsdatacatalog', schema: 'wirehouse' });
    await server.query(`create schema wirehouse with (location = 'local:///meta/wirehouse')`);
    for (const { properties } of app.of('AWS::Glue::Table')) {
      const entry = properties.TableInput;
      await mkdir(join(root, 'meta', 'wirehouse', entry.Name), { recursive: true });
      await writeFile(join(root, 'meta', 'wirehouse', entry.Name, '.trinoSchema'), JSON.stringify(metastoreEntry(entry)));
    }
    questions = app.of('AWS::Athena::NamedQuery').map(({ properties }) => ({ title: properties.Name, sql: properties.QueryString }));
  }, 300_000);

  afterAll(async () => {
    server?.stop();
    ours?.close();
    await remove();
  });

  it('reads every table and both views as DuckDB does', async () => {
    const names = (await server.query('show tables')).rows.map(([name]) => String(name));
    expect(names).toHaveLength(14);
    await expectSame(names.map((name) => `select '${name}' as name, count(*) as n from ${name}`).join(' union all '), 'counts');
    for (const view of ['claims', 'entity_directory']) await expectSame(`select * from ${view}`, view);
  }, 300_000);

  it('gives the ten questions the rows that DuckDB gives', async () => {
    expect(questions).toHaveLength(10);
    for (const { title, sql } of questions) await expectSame(sql, title);
  }, 300_000);

  async function expectSame(sql: string, title: string): Promise<void> {
    const [theirs, { rows }] = [await server.query(sql), await ours.query(sql)];
    expect(comparable(theirs.rows), title).toEqual(comparable(rows.map((row) => theirs.columns.map((column) => row[column] ?? null))));
  }
});

/** An entry of the Glue catalog in the form of Trino's metastore of files; only the location is another. */
// biome-ignore lint/suspicious/noExplicitAny: the properties of a Glue table, as CloudFormation has them
function metastoreEntry(entry: any): unknown {
  const isView = entry.TableType === 'VIRTUAL_VIEW';
  const location = `local:///lake/tables/${entry.Name}/`;
  return {
    writerVersion: '476',
    owner: 'test',
    tableType: entry.TableType,
    dataColumns: entry.StorageDescriptor.Columns.map(({ Name, Type }: { Name: string; Type: string }) => ({
      name: Name,
      type: Type,
      properties: {},
    })),
    partitionColumns: entry.PartitionKeys,
    parameters: isView ? entry.Parameters : { ...entry.Parameters, location },
    serdeParameters: isView ? {} : { ...entry.StorageDescriptor.SerdeInfo.Parameters, path: location },
    ...(isView
      ? { originalStorageFormat: {}, viewOriginalText: entry.ViewOriginalText, viewExpandedText: entry.ViewExpandedText }
      : { storageFormat: 'SEQUENCEFILE', externalLocation: location }),
    columnStatistics: {},
  };
}
