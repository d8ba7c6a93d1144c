import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../dist/wirehouse.mjs', import.meta.url));
const dir = await mkdtemp(join(tmpdir(), 'wirehouse-commands-'));
afterAll(() => rm(dir, { recursive: true }));

const wirehouse = (...args: string[]) => spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd: dir });
const sql = (query: string, lake = 'my-lake'): unknown => {
  const answer = wirehouse('sql', query, '--json', '--lake', lake);
  expect(answer.stderr).toBe('');
  return JSON.parse(answer.stdout);
};
const story = (toll: number): string =>
  `Ferry toll at ${toll}\n\nAt least ${toll} people were killed when a ferry sank off Lorne on Monday, police said.\n`;

describe.skipIf(!existsSync(COMMAND))('the command', () => {
  it('takes files and folders into a lake, keeping the tree', async () => {
    await mkdir(join(dir, 'articles', 'deep'), { recursive: true });
    await writeFile(join(dir, 'articles', 'one.txt'), story(12));
    await writeFile(join(dir, 'articles', 'deep', 'two.txt'), story(40));
    const ingested = wirehouse('ingest', 'articles', '--lake', 'my-lake');
    expect(ingested.stdout).toContain('2 files read');
    expect(ingested.status).toBe(0);
    expect(sql('select raw_key from articles order by 1')).toEqual([{ raw_key: 'deep/two.txt' }, { raw_key: 'one.txt' }]);
    expect(
      sql("select value, modifier, source_name from claims where outcome = 'killed' and restates_figure_id is null order by value"),
    ).toMatchObject([
      { value: 12, modifier: 'at_least' },
      { value: 40, modifier: 'at_least' },
    ]);
  });

  it('refuses a name that would overwrite another, and copies nothing', async () => {
    await writeFile(join(dir, 'one.txt'), story(99));
    const refused = wirehouse('ingest', 'one.txt', '--lake', 'my-lake');
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('one.txt')]);
    expect(sql('select count(*) as n from articles')).toEqual([{ n: 2 }]);
    expect(wirehouse('ingest', 'one.txt', '--replace', '--lake', 'my-lake').status).toBe(0);
    expect(
      sql(
        "select max(value) as toll, count(distinct version) as versions from figure_versions where raw_version is not null and source_id in (select source_id from sources where raw_key = 'one.txt')",
      ),
    ).toEqual([{ toll: 99, versions: 2 }]);
  });

  it('prints tables, CSV and JSON, and says what is wrong with a query', () => {
    expect(wirehouse('sql', 'select 1 as one', '--csv', '--lake', 'my-lake').stdout).toBe('one\n1\n');
    const wrong = wirehouse('sql', 'select nothing from articles', '--lake', 'my-lake');
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('describe TABLE')]);
  });

  it('lists tables, files and what to do about them', async () => {
    const tables = JSON.parse(wirehouse('tables', '--json', '--lake', 'my-lake').stdout) as { table: string; rows: number; files: number }[];
    expect(tables.find((row) => row.table === 'articles')).toMatchObject({ rows: 2 });
    await writeFile(join(dir, 'empty.txt'), '');
    wirehouse('ingest', 'empty.txt', '--lake', 'my-lake');
    expect(wirehouse('status', '--lake', 'my-lake').stdout).toContain('empty.txt');
    expect(JSON.parse(wirehouse('status', '--json', '--lake', 'my-lake').stdout)).toHaveLength(3);
  });

  it('verifies, reconciles, reprocesses and rebuilds', () => {
    expect(wirehouse('verify', '--lake', 'my-lake').stdout).toContain('invariants hold');
    expect(wirehouse('reconcile', '--lake', 'my-lake').stdout).toContain('Nothing has changed');
    expect(wirehouse('reprocess', '--dry-run', '--lake', 'my-lake').stdout).toContain('0 files would give other rows');
    expect(wirehouse('rebuild', 'figures', '--lake', 'my-lake').stdout).toContain('1 table rebuilt');
    expect(wirehouse('verify', '--lake', 'my-lake').status).toBe(0);
  });

  it('follows a folder, asks before most of it goes, and takes no ingest then', async () => {
    const drop = join(dir, 'drop');
    await mkdir(drop);
    for (const name of ['a', 'b', 'c', 'd']) await writeFile(join(drop, `${name}.txt`), story(10));
    expect(wirehouse('sync', 'drop', '--lake', 'bound').status).toBe(0);
    expect(wirehouse('ingest', 'one.txt', '--lake', 'bound').stderr).toContain('sync');
    for (const name of ['a', 'b', 'c']) await rm(join(drop, `${name}.txt`));
    const refused = wirehouse('sync', 'drop', '--lake', 'bound');
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('--yes')]);
    expect(sql('select count(*) as n from articles', 'bound')).toEqual([{ n: 4 }]);
    expect(wirehouse('sync', 'drop', '--yes', '--lake', 'bound').stdout).toContain('3 removed');
    expect(sql('select count(*) as n from figures', 'bound')).toEqual([{ n: 2 }]);
  });

  it('never makes a lake among other files, nor answers from where none is', async () => {
    await mkdir(join(dir, 'code'));
    await writeFile(join(dir, 'code', 'main.c'), '');
    expect(wirehouse('ingest', 'one.txt', '--lake', 'code').stderr).toContain('--lake');
    const none = wirehouse('sql', 'select 1', '--lake', 'nowhere');
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('there is no lake')]);
  });

  it('has help with an example on every command', () => {
    const commands = [...wirehouse('--help').stdout.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1] ?? '').filter((name) => name !== 'help');
    expect(commands).toContain('ingest');
    for (const name of commands) expect(wirehouse(name, '--help').stdout, name).toMatch(/\$ wirehouse/);
  });
});
