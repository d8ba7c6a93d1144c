import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';
import { type CheckpointFormat, parquetCheckpoint } from './checkpoint.ts';
import { type Action, type AddFile, commitText, type RemoveFile } from './delta.ts';
import {
  type DeltaLogPorts,
  deltaKey,
  listVersions,
  MissingLogError,
  readCheckpoint,
  readLastCheckpoint,
  readTableState,
  writeCheckpoint,
} from './delta-log.ts';
import { inParallel } from './in-parallel.ts';
import type { Store } from './store.ts';
import { advance, EMPTY_STATE, type TableState } from './table-state.ts';

/** One commit of the whole lake: for every table its Delta version, and the actions that made it (none: unchanged). */
export interface LakeCommit {
  readonly format: 1;
  readonly n: number;
  /** Tells whose commit it is where the answer to the write was lost. */
  readonly attempt: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: 'publish' | 'derive' | 'rebuild' | 'compact' | 'vacuum';
  /** Rows that depend on other articles are up to date through this commit. */
  readonly derived_through: number;
  readonly tables: Readonly<Record<TableName, { readonly version: number; readonly actions: readonly Action[] }>>;
}

/** The live files of every table at one commit. */
export interface Snapshot {
  /** null: no commit yet. */
  readonly head: LakeCommit | null;
  readonly files: Readonly<Record<TableName, readonly AddFile[]>>;
  /** Files that were live before, as long as the lake's retention counts. */
  readonly removed: Readonly<Record<TableName, readonly RemoveFile[]>>;
}

/** A Delta log holds a commit that is not ours: nothing is written until `rebuild`. */
export class ForeignCommitError extends Error {
  override readonly name = 'ForeignCommitError';
  constructor(key: string) {
    super(
      `${key} was written by another program: wirehouse is the only writer of its tables. "wirehouse rebuild" replaces all rows with those of the records`,
    );
  }
}

/** A commit that is older than what the lake keeps; whoever was at work on it begins anew at the head. */
export class CommitGoneError extends Error {
  override readonly name = 'CommitGoneError';
  constructor(n: number, retentionHours: number) {
    super(`commit ${n} is gone: the lake keeps commits for ${retentionHours} hours`);
  }
}

const HINT = 'tables/_head.json';
export const COMMITS = 'tables/_commits/';
export const commitKey = (n: number): string => `${COMMITS}${String(n).padStart(20, '0')}.json`;
export const commitNumber = (key: string): number => Number(key.slice(COMMITS.length, -'.json'.length));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export type LakeLog = ReturnType<typeof openLakeLog>;

export interface LakeLogOptions {
  /** How long commits and replaced files are kept for those who read them. */
  readonly retentionHours?: number;
  readonly checkpoints?: CheckpointFormat;
  readonly checkpointEvery?: number;
}

export const RETENTION_HOURS = 7 * 24;
const HOUR = 3_600_000;

/**
 * The lake's log over a store. Delta logs are its projection, table by table: commit n is copied out before n+1 is made.
 * Holds a cache of what is immutable only.
 */
export function openLakeLog(store: Store, options: LakeLogOptions = {}) {
  const { retentionHours = RETENTION_HOURS, checkpoints = parquetCheckpoint, checkpointEvery = 20 } = options;
  const retention = retentionHours * HOUR;
  const logs: DeltaLogPorts = { store, format: checkpoints, every: checkpointEvery };
  const states = new Map<TableName, TableState>();

  async function readCommit(n: number): Promise<LakeCommit | null> {
    const stored = await store.get(commitKey(n));
    return stored ? (JSON.parse(decode(stored.bytes)) as LakeCommit) : null;
  }

  /** The latest commit: from the hint, then onwards, since the hint may be old. */
  async function head(): Promise<LakeCommit | null> {
    const hint = await store.get(HINT);
    let latest = hint ? (JSON.parse(decode(hint.bytes)) as { n: number }).n : 0;
    for await (const { key } of store.list(COMMITS, latest > 0 ? commitKey(latest) : undefined)) {
      const n = commitNumber(key);
      if (Number.isInteger(n)) latest = Math.max(latest, n);
    }
    return latest > 0 ? readCommit(latest) : null;
  }

  /** Copies a commit's actions to the Delta logs. Repeating it changes nothing; a foreign commit in the way throws, once the others are done. */
  async function project(commit: LakeCommit): Promise<void> {
    let foreign: string | null = null;
    for (const table of TABLE_NAMES) {
      const { version, actions } = commit.tables[table];
      if (actions.length === 0) continue;
      const key = deltaKey(table, version);
      const text = commitText(actions);
      const put = await store.put(key, encode(text), { ifAbsent: true });
      if (put.ok) continue;
      const there = await store.get(key);
      if (!there || decode(there.bytes) !== text) foreign ??= key;
    }
    if (foreign !== null) throw new ForeignCommitError(foreign);
  }

  /** Live files at a commit: the Delta logs up to its versions, its own actions from the commit itself. */
  async function snapshot(commit: LakeCommit | null): Promise<Snapshot> {
    const files = {} as Record<TableName, readonly AddFile[]>;
    const removed = {} as Record<TableName, readonly RemoveFile[]>;
    await inParallel(TABLE_NAMES, TABLE_NAMES.length, async (table) => {
      const state = commit ? await stateAt(table, commit) : EMPTY_STATE;
      files[table] = [...state.files.values()];
      removed[table] = [...state.removed.values()];
    });
    return { head: commit, files, removed };
  }

  async function stateAt(table: TableName, commit: LakeCommit): Promise<TableState> {
    const own = commit.tables[table];
    if (!own) return EMPTY_STATE;
    const known = states.get(table);
    if (known?.version === own.version) return known;
    const state = await stateThrough(table, own.actions.length > 0 ? own.version - 1 : own.version, commit);
    return own.actions.length > 0 ? advance(state, [own.actions]) : state;
  }

  async function stateThrough(table: TableName, version: number, commit: LakeCommit): Promise<TableState> {
    try {
      const state = await readTableState(logs, table, version, states.get(table));
      states.set(table, state);
      return state;
    } catch (error) {
      if (error instanceof MissingLogError && (await head())?.n !== commit.n) throw new CommitGoneError(commit.n, retentionHours);
      throw error;
    }
  }

  /** Writes the checkpoints that are due after a commit, which has to be in the Delta logs. */
  async function checkpoint(commit: LakeCommit): Promise<void> {
    await inParallel(TABLE_NAMES, TABLE_NAMES.length, async (table) => {
      const { version, actions } = commit.tables[table];
      if (actions.length === 0 || version < checkpointEvery) return;
      const last = states.get(table)?.checkpoint ?? (await readLastCheckpoint(store, table))?.version ?? -1;
      if (version - last < checkpointEvery) return;
      // Who has slept until the commit is gone has nothing to write: others have.
      const state = await stateThrough(table, version, commit).catch(nothingWhenGone);
      if (!state) return;
      await writeCheckpoint(logs, table, state, Date.parse(commit.at) - retention);
      states.set(table, { ...state, checkpoint: version });
    });
  }

  /** The Delta log of a table as it is, whoever wrote it; a foreign commit is part of it. */
  async function deltaLog(table: TableName): Promise<TableState> {
    return readTableState(logs, table, (await listVersions(store, table)).at(-1) ?? -1, states.get(table));
  }

  /** Whether the log of a table can be read from its checkpoint of this version. */
  const isWhole = async (table: TableName, version: number): Promise<boolean> => (await readCheckpoint(logs, table, version)) !== null;

  /**
   * Puts the commit if its number is free: true when it is in the log, by this call or an earlier try of the same attempt. A number
   * is free as well once its commit has been cleaned away; then the one before it, cleaned before it, is gone.
   */
  async function commit(next: LakeCommit): Promise<boolean> {
    const put = await store.put(commitKey(next.n), encode(JSON.stringify(next)), { ifAbsent: true });
    const isIn = put.ok || (await readCommit(next.n))?.attempt === next.attempt;
    return isIn && (next.n === 1 || (await store.head(commitKey(next.n - 1))) !== null);
  }

  /** A note of where the head is, to save listing; being old is harmless. */
  const writeHint = async (n: number, derivedThrough: number): Promise<void> => {
    await store.put(HINT, encode(JSON.stringify({ n, derived_through: derivedThrough })), {});
  };

  /** The commit through which derived rows are up to date: the head's own word, or a later note that nothing had to change. */
  async function derivedThrough(of: LakeCommit): Promise<number> {
    const hint = await store.get(HINT);
    const note = hint ? (JSON.parse(decode(hint.bytes)) as { n: number; derived_through: number }) : null;
    return note?.n === of.n ? Math.max(of.derived_through, note.derived_through) : of.derived_through;
  }

  /** Whether derived rows are up to date at a commit. */
  const isDerived = async (at: LakeCommit): Promise<boolean> => (await derivedThrough(at)) >= at.n;

  return {
    store,
    retention,
    readCommit,
    head,
    project,
    snapshot,
    commit,
    checkpoint,
    deltaLog,
    isWhole,
    writeHint,
    derivedThrough,
    isDerived,
  };
}

function nothingWhenGone(error: unknown): null {
  if (error instanceof CommitGoneError) return null;
  throw error;
}
