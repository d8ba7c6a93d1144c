import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';

export interface LeaseOptions {
  /** A small file that is there for nothing else. */
  readonly file: string;
  /** Told once, when another process holds the lease: its id as DuckDB names it, where it does. */
  readonly onWait?: (holder: string | null) => void;
  readonly retryMilliseconds?: number;
}

/**
 * Runs work as the one writer of a folder. The lease is the operating system's lock on a DuckDB file that is open for writing: a
 * kill -9 frees it. It only spares work; safety comes from the log.
 */
export async function withLease<T>({ file, onWait = () => {}, retryMilliseconds = 200 }: LeaseOptions, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  for (let waited = false; ; waited = true) {
    const taken = await tryToOpen(file);
    if (!('held' in taken)) {
      try {
        return await work();
      } finally {
        taken.closeSync();
      }
    }
    if (!waited) onWait(taken.held);
    await sleep(retryMilliseconds);
  }
}

async function tryToOpen(file: string): Promise<DuckDBInstance | { held: string | null }> {
  try {
    return await DuckDBInstance.create(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!/conflicting lock|set lock|being used by another process/i.test(message)) throw error;
    return { held: /PID (\d+)/.exec(message)?.[1] ?? null };
  }
}
