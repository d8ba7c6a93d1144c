import { randomUUID } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBType } from '@duckdb/node-api';
import { TABLE_NAMES, type TableName, tableOf } from '../schemas/tables.ts';
import { VIEWS } from '../schemas/views.ts';
import { parquetFormat } from './parquet.ts';

export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** JSON: dates 'YYYY-MM-DD', instants ISO 8601 in UTC, integers numbers where they are safe, else text. */
  readonly rows: Record<string, unknown>[];
}

/** SQL that DuckDB refuses, in DuckDB's words. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
}

export interface Database {
  query(sql: string): Promise<Answer>;
  close(): void;
}

export interface DatabaseOptions {
  /** The live files of a table, as paths; asked for when a query first names it. */
  readonly filesOf: (table: TableName) => Promise<readonly string[]> | readonly string[];
  /** Where the typed empty files lie that give a table without files its columns. */
  readonly emptyDir: string;
}

/** DuckDB in process over the live files of a lake: a view for each table and each of VIEWS, made when a query names it. */
export async function openDatabase({ filesOf, emptyDir }: DatabaseOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' });
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  const made = new Set<string>();

  async function makeTable(name: TableName): Promise<void> {
    if (made.has(name)) return;
    const table = tableOf(name);
    const empty = await emptyFile(emptyDir, name);
    const files = [empty, ...(await filesOf(name))].map(quote).join(', ');
    const hive = table.partition ? `, hive_partitioning = true, hive_types = {'${table.partition}': 'VARCHAR'}` : '';
    const columns = Object.keys(table.columns).join(', ');
    await connection.run(`create view ${name} as select ${columns} from read_parquet([${files}], union_by_name = true${hive})`);
    made.add(name);
  }

  async function makeViews(sql: string): Promise<void> {
    const words = new Set(sql.toLowerCase().match(/[a-z_]+/g) ?? []);
    const views = VIEWS.filter((view) => words.has(view.name));
    const named = TABLE_NAMES.filter((name) => words.has(name) || views.some((view) => view.reads.includes(name)));
    const all = named.length === 0 && views.length === 0 && !made.size;
    for (const name of all ? TABLE_NAMES : named) await makeTable(name);
    for (const view of all ? VIEWS : views) {
      if (made.has(view.name)) continue;
      await connection.run(`create view ${view.name} as ${view.sql}`);
      made.add(view.name);
    }
  }

  return {
    async query(sql) {
      await makeViews(sql);
      return ask(connection, sql);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function ask(connection: DuckDBConnection, sql: string): Promise<Answer> {
  try {
    const reader = await connection.runAndReadAll(sql);
    const types = reader.columnTypes();
    const columns = reader.deduplicatedColumnNames().map((name, index) => ({ name, type: String(types[index]) }));
    const rows = reader
      .getRowsJson()
      .map((values) => Object.fromEntries(columns.map(({ name }, index) => [name, plain(values[index], types[index])])));
    return { columns, rows };
  } catch (error) {
    throw new SqlError(error instanceof Error ? error.message : String(error));
  }
}

/** DuckDB's JSON writes wide integers as text and instants with a blank. */
function plain(value: unknown, type: DuckDBType | undefined): unknown {
  if (typeof value !== 'string') return value;
  const name = String(type);
  if (/^(?:U?BIGINT|HUGEINT|UHUGEINT)$/.test(name)) return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (name.startsWith('DECIMAL')) return Number(value);
  if (name.startsWith('TIMESTAMP')) return value.replace(' ', 'T').replace(/\+00(?::00)?$/, 'Z');
  return value;
}

/** An empty Parquet file with a table's columns, renamed into place since another reader may make it too. It is read first, so that types hold whatever files there are, and with none. */
async function emptyFile(dir: string, name: TableName): Promise<string> {
  const table = tableOf(name);
  const path = join(dir, name, ...(table.partition ? [`${table.partition}=unknown`] : []), 'empty.parquet');
  const bytes = parquetFormat.write(table, []);
  const there = await stat(path).catch(() => null);
  if (there?.size === bytes.length) return path;
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, path);
  return path;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
