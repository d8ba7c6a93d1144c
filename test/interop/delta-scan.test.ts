import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { readOrMakeConfig } from '../../cli/lake-config.ts';
import { overFolder } from '../../cli/local-lake.ts';
import { extractVersions } from '../../extract/extract-versions.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { run } from '../../pipeline/run.ts';
import { TABLE_NAMES, tableOf } from '../../schemas/tables.ts';

const extension = process.env.WIREHOUSE_DELTA_EXTENSION;
const skipped = extension ? '' : ' (skipped: WIREHOUSE_DELTA_EXTENSION names no extension, see fetch-delta-extension.mjs)';

/** A lake of the sample articles that has seen a change and a delete, so that its logs hold removed files. */
async function makeLake() {
  const dir = await mkdtemp(join(tmpdir(), 'wirehouse-interop-'));
  const lake = overFolder(join(dir, 'lake'), await readOrMakeConfig(join(dir, 'lake')));
  await cp(new URL('../../seeds/articles', import.meta.url), lake.rawDir, { recursive: true });
  const pool = {
    extract: async (input: Parameters<typeof extractVersions>[0]) => ({ ok: true, extraction: extractVersions(input) }) as const,
    ready: async () => {},
    answerLine: async () => '',
    close: async () => {},
  };
  const on = lake.running(pool);
  await run(on, await planReconcile(on), false);
  await rm(join(lake.rawDir, 'shipyard-layoffs.txt'));
  await lake.raw.put('flood-wire.txt', new TextEncoder().encode('A new headline\n\nThe flood killed 21 people, the ministry said.\n'), {});
  await run(on, await planReconcile(on), false);
  return { dir, lake };
}

describe.skipIf(!extension)(`DuckDB's own Delta reader${skipped}`, async () => {
  const made = extension ? await makeLake() : null;
  afterAll(async () => {
    if (made) await rm(made.dir, { recursive: true });
  });

  for (const name of TABLE_NAMES) {
    it(`reads the rows of ${name} that our list of live files gives`, async () => {
      if (!made) return;
      const instance = await DuckDBInstance.create(':memory:');
      const theirs = await instance.connect();
      await theirs.run(`load '${extension}'`);
      await theirs.run("set timezone = 'UTC'");
      const columns = Object.keys(tableOf(name).columns).join(', ');
      const ours = await made.lake.openDatabase();
      const order = tableOf(name).key.join(', ');
      const wanted = (await ours.query(`select to_json(t) as row from (select ${columns} from ${name} order by ${order}) t`)).rows.map(
        ({ row }) => row,
      );
      const found = await theirs.runAndReadAll(
        `select to_json(t) as row from (select ${columns} from delta_scan('${join(made.lake.dir, 'tables', name)}') order by ${order}) t`,
      );
      expect(found.getRowsJson().map(([row]) => row)).toEqual(wanted);
      if (name === 'articles') expect(wanted.length).toBeGreaterThan(10);
      ours.close();
    });
  }
});
