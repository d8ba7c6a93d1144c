import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../dist/wirehouse.mjs', import.meta.url));
const FILES = 60;
/** Milliseconds after which a run is killed: while it starts, reads, commits, derives. */
const KILLS = [150, 300, 450, 600, 800, 1000];

const dir = await mkdtemp(join(tmpdir(), 'wirehouse-kill-'));
afterAll(() => rm(dir, { recursive: true }));
const drop = join(dir, 'drop');
const lake = join(dir, 'lake');
const wirehouse = (...args: string[]) => spawnSync(process.execPath, [COMMAND, ...args, '--lake', lake], { encoding: 'utf8' });

describe.skipIf(!existsSync(COMMAND))('kill -9', () => {
  it('at any moment leaves tables that read, and the next run completes them', { timeout: 120_000 }, async () => {
    await mkdir(drop);
    const write = (index: number, toll: number) =>
      writeFile(
        join(drop, `story-${index}.txt`),
        `Ferry toll at ${toll}\n\nAt least ${toll} people were killed when ferry ${index} sank off Lorne on Monday, police said.\n`,
      );
    for (let index = 0; index < FILES; index++) await write(index, index + 10);
    for (const [round, milliseconds] of KILLS.entries()) {
      for (let index = round; index < FILES; index += 7) await write(index, index + 100 + round);
      const child = spawn(process.execPath, [COMMAND, 'sync', drop, '--lake', lake], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('close', resolve));
      await sleep(milliseconds);
      child.kill('SIGKILL');
      await ended;
      if (!existsSync(join(lake, 'tables', '_commits'))) continue;
      const read = wirehouse('sql', 'select count(*) as n from articles a join sources s on s.source_id = a.source_id', '--json');
      expect(read.status, read.stderr).toBe(0);
    }
    const last = wirehouse('sync', drop);
    expect(last.status, last.stderr).toBe(0);
    const verified = wirehouse('verify');
    expect(verified.stdout).toContain('invariants hold');
    const counted = wirehouse('sql', 'select count(*) as n, count(distinct raw_key) as keys from articles', '--json');
    expect(JSON.parse(counted.stdout)).toEqual([{ n: FILES, keys: FILES }]);
    const again = wirehouse('sync', drop);
    expect(again.stdout).toContain('Nothing has changed');
  });
});
