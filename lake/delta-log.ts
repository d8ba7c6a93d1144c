import type { TableName } from '../schemas/tables.ts';
import type { CheckpointFormat } from './checkpoint.ts';
import { type Action, parseCommit } from './delta.ts';
import { inParallel } from './in-parallel.ts';
import type { Condition, Store, Stored } from './store.ts';
import { advance, checkpointActions, EMPTY_STATE, type TableState } from './table-state.ts';

const digits = (n: number): string => String(n).padStart(20, '0');
const folderOf = (table: TableName): string => `tables/${table}/_delta_log/`;
export const deltaKey = (table: TableName, version: number): string => `${folderOf(table)}${digits(version)}.json`;
export const checkpointKey = (table: TableName, version: number): string => `${folderOf(table)}${digits(version)}.checkpoint.parquet`;
export const lastCheckpointKey = (table: TableName): string => `${folderOf(table)}_last_checkpoint`;

/** A part of a Delta log that a version needs is not there. */
export class MissingLogError extends Error {
  override readonly name = 'MissingLogError';
}

export interface DeltaLogPorts {
  readonly store: Store;
  readonly format: CheckpointFormat;
  /** A log gets a checkpoint after so many versions. */
  readonly every: number;
}

const WIDTH = 16;
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * The state of a table at a version: from a state that is known, the newest checkpoint or the beginning, whichever of them the
 * log still goes on from. A checkpoint that is torn or gone is passed over.
 */
export async function readTableState(on: DeltaLogPorts, table: TableName, version: number, known: TableState = EMPTY_STATE): Promise<TableState> {
  for await (const base of basesOf(on, table, version, known)) {
    const state = await readOn(on, table, base, version);
    if (state) return state;
  }
  throw new MissingLogError(`the Delta log of ${table} has a hole before version ${version}; "wirehouse rebuild" makes it anew`);
}

/** Where reading may begin, the best first. */
async function* basesOf(on: DeltaLogPorts, table: TableName, version: number, known: TableState): AsyncGenerator<TableState> {
  const usable = known.version <= version;
  const isNear = version - known.version < on.every;
  if (usable && isNear) yield known;
  const last = version < on.every ? null : await readLastCheckpoint(on.store, table);
  const named = last !== null && last.version <= version ? await readCheckpoint(on, table, last.version, last.size) : null;
  if (named) yield named;
  if (usable && !isNear && known !== EMPTY_STATE) yield known;
  const listed = version < on.every ? [] : await listCheckpoints(on.store, table);
  for (const of of listed.reverse()) {
    if (of > version || of === last?.version) continue;
    const state = await readCheckpoint(on, table, of);
    if (state) yield state;
  }
  yield EMPTY_STATE;
}

/** A state and the commits after it, up to a version; null where one of them is gone. */
async function readOn({ store }: DeltaLogPorts, table: TableName, base: TableState, version: number): Promise<TableState | null> {
  const versions = Array.from({ length: version - base.version }, (_, index) => base.version + 1 + index);
  const commits = await inParallel(versions, WIDTH, async (of): Promise<Action[] | null> => {
    const stored = await store.get(deltaKey(table, of));
    return stored ? parseCommit(decode(stored.bytes)) : null;
  });
  const whole = commits.filter((commit) => commit !== null);
  return whole.length === commits.length ? advance(base, whole) : null;
}

/** What `_last_checkpoint` says; null where it is missing or says nothing that can be used. */
export const readLastCheckpoint = async (store: Store, table: TableName): Promise<LastCheckpoint | null> =>
  lastCheckpointIn(await store.get(lastCheckpointKey(table)));

interface LastCheckpoint {
  readonly version: number;
  readonly size: number;
}

function lastCheckpointIn(stored: Stored | null): LastCheckpoint | null {
  if (!stored) return null;
  try {
    const { version, size } = JSON.parse(decode(stored.bytes)) as { version?: unknown; size?: unknown };
    return typeof version === 'number' && typeof size === 'number' ? { version, size } : null;
  } catch {
    return null;
  }
}

/** Null where the checkpoint is not there, is torn, or holds another number of actions than was written. */
export async function readCheckpoint({ store, format }: DeltaLogPorts, table: TableName, version: number, size?: number): Promise<TableState | null> {
  const stored = await store.get(checkpointKey(table, version));
  const actions = stored ? await format.read(stored.bytes).catch(() => null) : null;
  if (!actions || (size !== undefined && actions.length !== size)) return null;
  const state = advance(EMPTY_STATE, [actions]);
  return state.head.length === 2 ? { ...state, version, checkpoint: version } : null;
}

/** The versions of a log that have a checkpoint, in ascending order. */
export const listCheckpoints = (store: Store, table: TableName): Promise<number[]> => listNumbers(store, table, CHECKPOINT);

/** The versions of a log as it is, whoever wrote them, in ascending order. */
export const listVersions = (store: Store, table: TableName): Promise<number[]> => listNumbers(store, table, COMMIT);

const COMMIT = /\/_delta_log\/(\d{20})\.json$/;
const CHECKPOINT = /\/_delta_log\/(\d{20})\.checkpoint\.parquet$/;

/** The version that a key is the commit of; null for any other key. */
export const versionOfKey = (key: string): number | null => numberIn(key, COMMIT);

const numberIn = (key: string, pattern: RegExp): number | null => {
  const digits = pattern.exec(key)?.[1];
  return digits === undefined ? null : Number(digits);
};

async function listNumbers(store: Store, table: TableName, pattern: RegExp): Promise<number[]> {
  const found: number[] = [];
  for await (const { key } of store.list(folderOf(table))) {
    const version = numberIn(key, pattern);
    if (version !== null) found.push(version);
  }
  return found;
}

/**
 * Writes the checkpoint of a state whose commit is in the Delta log, and names it as the last one unless a later one is. Files
 * removed before `since` (milliseconds) are left out. Whoever writes it, at one version it says the same.
 */
export async function writeCheckpoint({ store, format }: DeltaLogPorts, table: TableName, state: TableState, since: number): Promise<void> {
  const actions = checkpointActions(state, since);
  const bytes = format.write(actions);
  await store.put(checkpointKey(table, state.version), bytes, {});
  const note = { version: state.version, size: actions.length, sizeInBytes: bytes.length, numOfAddFiles: state.files.size };
  await nameAsLast(store, table, note);
}

/** Never goes back: a reader that is sent to an older checkpoint may find the log above it cleaned away. */
async function nameAsLast(store: Store, table: TableName, note: LastCheckpoint): Promise<void> {
  for (;;) {
    const stored = await store.get(lastCheckpointKey(table));
    if ((lastCheckpointIn(stored)?.version ?? -1) > note.version) return;
    const condition: Condition = stored ? { ifMatch: stored.etag } : { ifAbsent: true };
    if ((await store.put(lastCheckpointKey(table), new TextEncoder().encode(JSON.stringify(note)), condition)).ok) return;
  }
}
