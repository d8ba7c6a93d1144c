import { execFile } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { TABLE_NAMES, type TableName, tableOf } from '../../schemas/tables.ts';
import { type KeptLake, openKeptLake } from './kept-lake.ts';

const extension = process.env.WIREHOUSE_DELTA_EXTENSION;
const python = process.env.WIREHOUSE_PYTHON;
const SYNCS = 24;
const TIMEOUT = { timeout: 300_000 };

const columnsOf = (name: TableName): string => Object.keys(tableOf(name).columns).join(', ');

/** All rows of a table as JSON, in the order of their key: as our own list of live files gives them. */
async function ourRows(lake: KeptLake, name: TableName): Promise<unknown[]> {
  const database = await lake.openDatabase();
  const { rows } = await database.query(
    `select to_json(t) as row from (select ${columnsOf(name)} from ${name} order by ${tableOf(name).key.join(', ')}) t`,
  );
  database.close();
  return rows.map(({ row }) => row);
}

/** The same out of any other relation, in a DuckDB of its own. */
async function theirRows(relation: string, name: TableName): Promise<unknown[]> {
  const theirs = await (await DuckDBInstance.create(':memory:')).connect();
  if (extension) await theirs.run(`load '${extension}'`);
  await theirs.run("set timezone = 'UTC'");
  const sql = `select to_json(t) as row from (select ${columnsOf(name)} from ${relation} order by ${tableOf(name).key.join(', ')}) t`;
  return (await theirs.runAndReadAll(sql)).getRowsJson().map(([row]) => row);
}

const skipped = [
  extension ? '' : "DuckDB's own Delta reader: WIREHOUSE_DELTA_EXTENSION names no extension, see fetch-delta-extension.mjs",
  python ? '' : 'deltalake and polars: WIREHOUSE_PYTHON names no Python that has deltalake, pyarrow and polars',
].filter(Boolean);

describe.skipIf(!extension && !python)(`a lake that has been kept${skipped.length > 0 ? ` (skipped: ${skipped.join('; ')})` : ''}`, async () => {
  const lake = extension || python ? await openKeptLake() : null;
  afterAll(async () => {
    if (lake) await rm(lake.dir, { recursive: true });
  });

  const readsTheSame = async (of: KeptLake): Promise<void> => {
    const scratch = join(of.dir, 'scratch');
    if (python) {
      await rm(scratch, { recursive: true, force: true });
      await mkdir(scratch);
      await promisify(execFile)(python, [fileURLToPath(new URL('read-delta.py', import.meta.url)), join(of.dir, 'tables'), scratch]);
    }
    for (const name of TABLE_NAMES) {
      const ours = await ourRows(of, name);
      if (name === 'articles' || name === 'figures') expect(ours.length).toBeGreaterThan(SYNCS / 2);
      if (extension) expect(await theirRows(`delta_scan('${join(of.dir, 'tables', name)}')`, name), `delta_scan of ${name}`).toEqual(ours);
      if (!python) continue;
      for (const reader of ['deltalake', 'polars'])
        expect(await theirRows(`read_parquet('${join(scratch, `${reader}-${name}.parquet`)}')`, name), `${reader} of ${name}`).toEqual(ours);
    }
  };
  const logOf = async (of: KeptLake): Promise<string[]> => readdir(join(of.dir, 'tables', 'articles', '_delta_log'));

  it(`reads the same with its checkpoints, after ${SYNCS} runs`, TIMEOUT, async () => {
    if (!lake) return;
    for (let n = 1; n <= SYNCS; n++) await lake.sync(n);
    expect((await logOf(lake)).some((name) => name.endsWith('.checkpoint.parquet'))).toBe(true);
    await readsTheSame(lake);
  });

  it('reads the same after compaction', TIMEOUT, async () => {
    if (!lake) return;
    const before = await ourRows(lake, 'figures');
    expect((await lake.compact()).before).toBeGreaterThan(SYNCS);
    expect(await ourRows(lake, 'figures')).toEqual(before);
    await readsTheSame(lake);
  });

  it('reads the same after vacuum and the cleaning of its logs, and after what comes then', TIMEOUT, async () => {
    if (!lake) return;
    const done = await lake.vacuum();
    expect([done.files > SYNCS, done.commits > SYNCS, done.deltaFiles > SYNCS]).toEqual([true, true, true]);
    expect((await logOf(lake)).filter((name) => name.endsWith('.json')).length).toBeLessThan(SYNCS / 3);
    await readsTheSame(lake);
    for (let n = SYNCS + 1; n <= SYNCS + 3; n++) await lake.sync(n);
    await readsTheSame(lake);
  });
});
