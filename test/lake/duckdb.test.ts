import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase, SqlError } from '../../lake/duckdb.ts';
import { parquetFormat } from '../../lake/parquet.ts';
import { TABLE_NAMES, tableOf } from '../../schemas/tables.ts';
import { VIEWS } from '../../schemas/views.ts';

const dir = await mkdtemp(join(tmpdir(), 'wirehouse-duckdb-'));
afterAll(() => rm(dir, { recursive: true }));
const database = (files: readonly string[]) => openDatabase({ filesOf: (name) => (name === 'articles' ? files : []), emptyDir: join(dir, 'empty') });

describe('the database over live files', () => {
  it('has every table and view, with their columns, where there are no files', async () => {
    const db = await database([]);
    for (const name of [...TABLE_NAMES, ...VIEWS.map((view) => view.name)]) expect((await db.query(`select * from ${name}`)).rows, name).toEqual([]);
    const { rows } = await db.query('describe articles');
    expect(rows.map((row) => row.column_name)).toEqual(Object.keys(tableOf('articles').columns));
    db.close();
  });

  it('answers in JSON: dates, instants, lists, and the month from the path', async () => {
    const path = join(dir, 'published_month=2024-03', 'a.parquet');
    await mkdir(join(dir, 'published_month=2024-03'), { recursive: true });
    const row = {
      article_id: 'a',
      published_date: '2024-03-05',
      received_at: '2024-03-05T10:00:00.000001Z',
      keywords: ['one', 'two'],
      word_count: 3,
    };
    await writeFile(path, parquetFormat.write(tableOf('articles'), [row]));
    const db = await database([path]);
    const { rows } = await db.query(
      'select article_id, published_month, published_date, received_at, keywords, sum(word_count) as words from articles group by all',
    );
    expect(rows).toEqual([{ ...row, word_count: undefined, published_month: '2024-03', words: 3 }].map(({ word_count: _, ...rest }) => rest));
    db.close();
  });

  it('keeps columns of one name apart', async () => {
    const db = await database([]);
    const { columns, rows } = await db.query('select 1 as a, 2 as a');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'a:1']);
    expect(rows).toEqual([{ a: 1, 'a:1': 2 }]);
    db.close();
  });

  it('says again what is wrong with a table whose file is gone', async () => {
    const db = await database([join(dir, 'published_month=2024-03', 'gone.parquet')]);
    for (const _ of [1, 2]) await expect(db.query('select * from articles')).rejects.toThrow(/gone\.parquet/);
    db.close();
  });

  it('passes on what is wrong with a query', async () => {
    const db = await database([]);
    await expect(db.query('select nonsense from articles')).rejects.toThrow(SqlError);
    db.close();
  });
});
