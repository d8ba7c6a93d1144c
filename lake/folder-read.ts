import type { BigIntStats } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { etagOf } from './folder-stat.ts';
import { codeOf } from './system-error.ts';

/** Two writes within one tick of the kernel's clock leave the same mtime; the longest tick in use is 10 ms. */
const CLOCK_TICK_MS = 20;
const TRIES = 8;

/**
 * The bytes of a file with the stat that belongs to them; null where there is none. A file that changes while it is read is
 * read again, with growing pauses. `settled`: wait until the mtime is older than the clock's tick, so that a later write
 * cannot keep it.
 */
export async function readFileWhole(path: string, { settled }: { settled: boolean }): Promise<{ bytes: Uint8Array; stat: BigIntStats } | null> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const read = await readOnce(path, settled);
    if (read !== 'changed') return read;
    await sleep(10 * 2 ** attempt);
  }
  throw new Error(`${path} is being written: it changed in each of ${TRIES} reads`);
}

async function readOnce(path: string, settled: boolean): Promise<{ bytes: Uint8Array; stat: BigIntStats } | null | 'changed'> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error) ?? '')) return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const before = await file.stat({ bigint: true });
    if (!before.isFile()) return null;
    const age = Date.now() - Number(before.mtimeNs / 1_000_000n);
    if (settled && age >= 0 && age < CLOCK_TICK_MS) await sleep(CLOCK_TICK_MS - age);
    const bytes = new Uint8Array(await file.readFile());
    const stat = await file.stat({ bigint: true });
    return etagOf(before) === etagOf(stat) && bytes.length === Number(stat.size) ? { bytes, stat } : 'changed';
  } finally {
    await file.close();
  }
}
