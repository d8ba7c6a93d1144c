import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../dist/wirehouse.mjs', import.meta.url));
const dir = await mkdtemp(join(tmpdir(), 'wirehouse-keep-house-'));
afterAll(() => rm(dir, { recursive: true }));

const wirehouse = (...args: string[]) => spawnSync(process.execPath, [COMMAND, ...args, '--lake', 'my-lake'], { encoding: 'utf8', cwd: dir });

describe.skipIf(!existsSync(COMMAND))('the commands that keep house', () => {
  it('leave a young lake as it is, delete what was replaced when told that nothing reads it, and change no row', async () => {
    for (const toll of [12, 15]) {
      await writeFile(
        join(dir, 'ferry.txt'),
        `Ferry toll at ${toll}\n\nAt least ${toll} people were killed when a ferry sank on Monday, police said.\n`,
      );
      expect(wirehouse('ingest', 'ferry.txt', '--replace').status).toBe(0);
    }
    expect(wirehouse('compact').stdout).toContain('Nothing to join');
    const now = ['vacuum', '--retention-hours', '0.000001'];
    const refused = wirehouse(...now);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    expect(wirehouse(...now, '--yes').stdout).toMatch(/^[1-9]\d* files \(.*older states? deleted\.\n$/);
    expect(wirehouse('sql', 'select headline from articles', '--json').stdout).toBe('[{"headline":"Ferry toll at 15"}]\n');
  });

  it('keep no longer than the lake remembers, and say how to make it remember more', () => {
    const refused = wirehouse('vacuum', '--retention-hours', '1000');
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('retention_hours')]);
  });
});
