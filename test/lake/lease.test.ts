import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withLease } from '../../lake/lease.ts';

const dir = await mkdtemp(join(tmpdir(), 'wirehouse-lease-'));
afterAll(() => rm(dir, { recursive: true }));
const file = join(dir, 'writer.duckdb');

/** Another process that takes the lease, says so and never gives it back. */
const HOLDER = `import('@duckdb/node-api').then(async ({ DuckDBInstance }) => {
  globalThis.held = await DuckDBInstance.create(process.argv[1]);
  console.log('held');
  setInterval(() => {}, 1000);
});`;

describe('the lease of a folder', () => {
  it('names its holder to who waits, and is free when the holder is killed', { timeout: 20_000 }, async () => {
    const holder = spawn(process.execPath, ['-e', HOLDER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    let told: string | null = '';
    const work = withLease(
      {
        file,
        retryMilliseconds: 20,
        onWait: (by) => {
          told = by;
          holder.kill('SIGKILL');
        },
      },
      async () => 'done',
    );
    expect(await work).toBe('done');
    expect(told).toBe(String(holder.pid));
  });

  it('is given back after work that throws', async () => {
    await expect(withLease({ file }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLease({ file }, async () => 'again')).toBe('again');
  });
});
