import { type Database, type DatabaseOptions, openDatabase } from '../lake/duckdb.ts';
import type { Snapshot } from '../lake/lake-log.ts';
import { isDead, thisProcess } from '../lake/process-name.ts';
import type { Store } from '../lake/store.ts';
import { EXTRACTOR } from '../pipeline/extractor.ts';
import { openTables } from '../pipeline/open-tables.ts';
import type { PublishPorts } from '../pipeline/publish.ts';
import type { PlanPorts } from '../pipeline/reconcile.ts';
import type { RunPorts } from '../pipeline/run.ts';
import { type ExtractPool, openExtractPool } from './extract-pool.ts';
import type { LakeConfig } from './lake-config.ts';

/** A lake as commands use it, wherever it lies, with the effects of this machine. */
export interface Lake {
  /** As people name it: a folder, or s3://bucket/prefix. */
  readonly name: string;
  readonly config: LakeConfig;
  readonly raw: Store;
  /** Where the raw objects lie, as people name it. */
  readonly rawName: string;
  readonly publishing: PublishPorts;
  /** Everything that a plan needs: no engine. */
  readonly planning: PlanPorts;
  /** Runs work as the lake's one writer. */
  readonly asWriter: RunPorts['asWriter'];
  /** Everything that a run needs, over a pool that the caller closes. */
  readonly running: (pool: ExtractPool) => RunPorts;
  readonly openPool: (workers?: number) => ExtractPool;
  /** DuckDB over the live files at the head. */
  readonly openDatabase: () => Promise<Database>;
}

export interface OpenOptions {
  /** Make the lake where there is none. */
  readonly make?: boolean;
  /** Told when another writes, and this one waits for it. */
  readonly onWait?: (holder: string) => void;
}

/** What differs with where a lake lies. */
export interface LakePlace extends Pick<Lake, 'name' | 'config' | 'raw' | 'rawName' | 'asWriter'> {
  readonly lake: Store;
  /** How many raw objects are worked on side by side. */
  readonly concurrency: number;
  /** How DuckDB finds the files of a snapshot. */
  readonly tables: (files: Snapshot['files']) => DatabaseOptions;
}

export function openLakeAt({ lake, concurrency, tables, ...place }: LakePlace): Lake {
  const { config, raw, asWriter } = place;
  const { seconds_per_file, worker_megabytes, retention_hours } = config.settings;
  const publishing = openTables(lake, retention_hours);
  const planning: PlanPorts = { ...publishing, raw, extractor: EXTRACTOR, settings: config.settings };
  return {
    ...place,
    publishing,
    planning,
    openPool: (workers) =>
      openExtractPool({ timeLimitSeconds: seconds_per_file, memoryLimitMb: worker_megabytes, ...(workers !== undefined && { workers }) }),
    running: (pool) => ({
      ...planning,
      extract: pool.extract,
      ready: pool.ready,
      asWriter,
      concurrency,
      runId: thisProcess(),
      isRunning: (runId) => !isDead(runId),
    }),
    async openDatabase() {
      const { log } = publishing;
      return openDatabase(tables((await log.snapshot(await log.head())).files));
    },
  };
}
