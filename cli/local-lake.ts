import { randomUUID } from 'node:crypto';
import { join, relative, resolve, sep } from 'node:path';
import { EXTRACTOR_GENERATION, EXTRACTOR_VERSION } from '../extract/version.ts';
import { type Database, openDatabase } from '../lake/duckdb.ts';
import { folderStore } from '../lake/folder-store.ts';
import { openLakeLog } from '../lake/lake-log.ts';
import { withLease } from '../lake/lease.ts';
import { parquetFormat } from '../lake/parquet.ts';
import { isDead, thisProcess } from '../lake/process-name.ts';
import type { Store } from '../lake/store.ts';
import { pathOf } from '../lake/table-files.ts';
import type { PublishPorts } from '../pipeline/publish.ts';
import type { RunPorts } from '../pipeline/run.ts';
import { type ExtractPool, openExtractPool } from './extract-pool.ts';
import { type LakeConfig, noLake, readConfig, readOrMakeConfig } from './lake-config.ts';

/** A lake in a folder, with the effects of this machine: its clock, its lock, its DuckDB. */
export interface LocalLake {
  readonly dir: string;
  readonly config: LakeConfig;
  readonly raw: Store;
  readonly rawDir: string;
  readonly publishing: PublishPorts;
  /** Runs work as the lake's one writer. */
  readonly asWriter: <T>(work: () => Promise<T>) => Promise<T>;
  /** Everything that a run needs, over a pool that the caller closes. */
  readonly running: (pool: ExtractPool) => RunPorts;
  readonly openPool: (workers?: number) => ExtractPool;
  /** DuckDB over the live files at the head. */
  readonly openDatabase: () => Promise<Database>;
}

export interface OpenOptions {
  /** Make the lake where there is none. */
  readonly make?: boolean;
  /** Told when another process writes, and this one waits for it. */
  readonly onWait?: (holder: string | null) => void;
}

export async function openLocalLake(lakeDir: string, { make = false, onWait = () => {} }: OpenOptions = {}): Promise<LocalLake> {
  const dir = resolve(lakeDir);
  const config = make ? await readOrMakeConfig(dir) : await readConfig(dir);
  if (!config) throw noLake(lakeDir);
  return overFolder(dir, config, onWait);
}

/** The lake with a configuration that may not be written yet. */
export function overFolder(dir: string, config: LakeConfig, onWait: (holder: string | null) => void = () => {}): LocalLake {
  const rawDir = config.raw.kind === 'inbox' ? join(dir, 'inbox') : resolve(dir, config.raw.path);
  const lakeInside = relative(rawDir, dir).split(sep).join('/');
  const raw = folderStore(rawDir, { keys: 'plain', skip: (path) => path === lakeInside });
  const lake = folderStore(dir, { keys: 'escaped' });
  const log = openLakeLog(lake, { retentionHours: config.settings.retention_hours });
  const publishing: PublishPorts = { lake, log, format: parquetFormat, now: () => new Date().toISOString(), newId: () => randomUUID() };
  const lease = { file: join(dir, '.wirehouse', 'writer.duckdb'), onWait };
  const asWriter = <T>(work: () => Promise<T>) => withLease(lease, work);
  const { seconds_per_file, worker_megabytes } = config.settings;
  return {
    dir,
    config,
    raw,
    rawDir,
    publishing,
    asWriter,
    openPool: (workers) =>
      openExtractPool({ timeLimitSeconds: seconds_per_file, memoryLimitMb: worker_megabytes, ...(workers !== undefined && { workers }) }),
    running: (pool) => ({
      ...publishing,
      raw,
      extract: pool.extract,
      ready: pool.ready,
      extractor: { generation: EXTRACTOR_GENERATION, version: EXTRACTOR_VERSION },
      settings: config.settings,
      asWriter,
      concurrency: 8,
      runId: thisProcess(),
      isRunning: (runId) => !isDead(runId),
    }),
    async openDatabase() {
      const { files } = await log.snapshot(await log.head());
      return openDatabase({
        filesOf: (name) => files[name].map((file) => join(dir, pathOf(name, file))),
        emptyDir: join(dir, '.wirehouse', 'empty'),
      });
    },
  };
}
