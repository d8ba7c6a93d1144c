import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';
import { checkpointKey, deltaKey, listCheckpoints, listVersions, readLastCheckpoint } from './delta-log.ts';
import { inParallel } from './in-parallel.ts';
import { COMMITS, commitKey, commitNumber, type LakeCommit, type LakeLog } from './lake-log.ts';

const WIDTH = 16;

export interface CleanedLog {
  /** Commits of the lake that are gone: nobody can ask for the tables as they were then. */
  readonly commits: number;
  /** Commits and checkpoints of Delta logs. */
  readonly deltaFiles: number;
}

export interface CleanOptions {
  /** ISO 8601, UTC. */
  readonly now: string;
  /** In milliseconds; the lake's own where not given. */
  readonly retention?: number;
  /** Find out, and delete nothing. */
  readonly dryRun?: boolean;
}

/**
 * Deletes what no reader inside the retention needs: commits before the one that was the head when the retention began, and of each
 * Delta log what lies below the newest whole checkpoint that this commit can be read from.
 */
export async function cleanLog(log: LakeLog, { now, retention = log.retention, dryRun = false }: CleanOptions): Promise<CleanedLog> {
  const head = await log.head();
  if (!head) return { commits: 0, deltaFiles: 0 };
  const { old, oldest } = await findOldest(log, head, Date.parse(now) - retention);
  if (!oldest) return { commits: 0, deltaFiles: 0 };
  const deltaFiles: string[] = [];
  for (const table of TABLE_NAMES) deltaFiles.push(...(await oldDeltaFiles(log, table, oldest)));
  if (dryRun) return { commits: old.length, deltaFiles: deltaFiles.length };
  // One after the other: a commit is cleaned away after the one before it, which is how a late writer finds out.
  for (const key of old) await log.store.delete(key);
  await inParallel(deltaFiles, WIDTH, (key) => log.store.delete(key));
  return { commits: old.length, deltaFiles: deltaFiles.length };
}

/** The oldest commit that somebody may still be reading, and the keys of those before it. */
async function findOldest(log: LakeLog, head: LakeCommit, since: number): Promise<{ oldest: LakeCommit | null; old: string[] }> {
  const times = new Map<number, number>();
  for await (const { key, lastModified } of log.store.list(COMMITS)) times.set(commitNumber(key), Date.parse(lastModified));
  // A commit stood until the next one came. Below a gap lies only what came after the cleaning of its number, and counts for nothing.
  let n = head.n;
  while (times.has(n - 1) && (times.get(n) ?? 0) >= since) n--;
  const old = [...times.keys()].filter((of) => of < n).sort((one, other) => one - other);
  return { oldest: await log.readCommit(n), old: old.map((of) => commitKey(of)) };
}

async function oldDeltaFiles(log: LakeLog, table: TableName, oldest: LakeCommit): Promise<string[]> {
  const own = oldest.tables[table];
  if (!own) return [];
  const through = own.actions.length > 0 ? own.version - 1 : own.version;
  // A checkpoint that is not named yet is one that not every reader would find.
  const named = (await readLastCheckpoint(log.store, table))?.version ?? -1;
  const checkpoints = await listCheckpoints(log.store, table);
  const usable = checkpoints.filter((version) => version <= through && version <= named);
  const base = await newestWhole(log, table, usable);
  if (base === null) return [];
  return [
    ...(await listVersions(log.store, table)).filter((version) => version < base).map((version) => deltaKey(table, version)),
    ...checkpoints.filter((version) => version < base).map((version) => checkpointKey(table, version)),
  ].sort();
}

/** Only a checkpoint that has been read whole lets the log below it go. */
async function newestWhole(log: LakeLog, table: TableName, versions: readonly number[]): Promise<number | null> {
  for (const version of [...versions].reverse()) if (await log.isWhole(table, version)) return version;
  return null;
}
