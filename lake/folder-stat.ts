import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Listed } from './store.ts';

/** What stands for a version of a file: its mtime in nanoseconds and its size. */
export const etagOf = (stat: BigIntStats): string => `${stat.mtimeNs.toString(16)}-${stat.size.toString(16)}`;

export const listedOf = (key: string, stat: BigIntStats): Listed => ({
  key,
  etag: etagOf(stat),
  size: Number(stat.size),
  lastModified: new Date(Number(stat.mtimeNs / 1_000_000n)).toISOString(),
});

/** The highest mtime given out by this process: what is deleted and written anew within one tick of the kernel's clock differs too. */
let lastGiven = 0n;

/**
 * Gives a fresh file an mtime above `floor` and above all given before, and returns its stat. The kernel's clock ticks in
 * milliseconds, and some file systems keep whole seconds: the step widens until the mtime rises.
 */
export async function raiseMtime(file: FileHandle, floor: bigint): Promise<BigIntStats> {
  const least = floor > lastGiven ? floor : lastGiven;
  let stat = await file.stat({ bigint: true });
  for (let step = 1_000n; stat.mtimeNs <= least; step *= 10n) {
    const seconds = Number((least + step) / 1_000n) / 1e6;
    await file.utimes(seconds, seconds);
    stat = await file.stat({ bigint: true });
  }
  if (stat.mtimeNs > lastGiven) lastGiven = stat.mtimeNs;
  return stat;
}
