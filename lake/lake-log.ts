import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';
import { type Action, type AddFile, commitText, parseCommit, replay } from './delta.ts';
import type { Store } from './store.ts';

/** One commit of the whole lake: for every table its Delta version, and the actions that made it (none: unchanged). */
export interface LakeCommit {
  readonly format: 1;
  readonly n: number;
  /** Tells whose commit it is where the answer to the write was lost. */
  readonly attempt: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: 'publish' | 'derive' | 'rebuild';
  /** Rows that depend on other articles are up to date through this commit. */
  readonly derived_through: number;
  readonly tables: Readonly<Record<TableName, { readonly version: number; readonly actions: readonly Action[] }>>;
}

/** The live files of every table at one commit. */
export interface Snapshot {
  /** null: no commit yet. */
  readonly head: LakeCommit | null;
  readonly files: Readonly<Record<TableName, readonly AddFile[]>>;
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

const HINT = 'tables/_head.json';
const digits = (n: number): string => String(n).padStart(20, '0');
export const commitKey = (n: number): string => `tables/_commits/${digits(n)}.json`;
export const deltaKey = (table: TableName, version: number): string => `tables/${table}/_delta_log/${digits(version)}.json`;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export type LakeLog = ReturnType<typeof openLakeLog>;

/**
 * The lake's log over a store. Delta logs are its projection, table by table: commit n is copied out before n+1 is made.
 * Holds a cache of what is immutable only.
 */
export function openLakeLog(store: Store) {
  const replayed = new Map<TableName, { version: number; files: Map<string, AddFile> }>();

  async function readCommit(n: number): Promise<LakeCommit | null> {
    const stored = await store.get(commitKey(n));
    return stored ? (JSON.parse(decode(stored.bytes)) as LakeCommit) : null;
  }

  /** The latest commit: from the hint, then onwards, since the hint may be old. */
  async function head(): Promise<LakeCommit | null> {
    const hint = await store.get(HINT);
    let latest = hint ? (JSON.parse(decode(hint.bytes)) as { n: number }).n : 0;
    for await (const { key } of store.list('tables/_commits/', latest > 0 ? commitKey(latest) : undefined)) {
      const n = Number(key.slice(key.lastIndexOf('/') + 1, -'.json'.length));
      if (Number.isInteger(n)) latest = Math.max(latest, n);
    }
    return latest > 0 ? readCommit(latest) : null;
  }

  /** Copies a commit's actions to the Delta logs. Repeating it changes nothing; a foreign commit in the way throws. */
  async function project(commit: LakeCommit): Promise<void> {
    for (const table of TABLE_NAMES) {
      const { version, actions } = commit.tables[table];
      if (actions.length === 0) continue;
      const key = deltaKey(table, version);
      const text = commitText(actions);
      const put = await store.put(key, encode(text), { ifAbsent: true });
      if (put.ok) continue;
      const there = await store.get(key);
      if (!there || decode(there.bytes) !== text) throw new ForeignCommitError(key);
    }
  }

  /** Live files at a commit: the Delta logs up to its versions, its own actions from the commit itself. */
  async function snapshot(commit: LakeCommit | null): Promise<Snapshot> {
    const files = {} as Record<TableName, readonly AddFile[]>;
    for (const table of TABLE_NAMES) files[table] = commit ? await liveFiles(table, commit) : [];
    return { head: commit, files };
  }

  async function liveFiles(table: TableName, commit: LakeCommit): Promise<AddFile[]> {
    const own = commit.tables[table];
    if (!own) return [];
    const through = own.actions.length > 0 ? own.version - 1 : own.version;
    let known = replayed.get(table);
    if (!known || known.version > through) known = { version: -1, files: new Map() };
    const files = new Map(known.files);
    for (let version = known.version + 1; version <= through; version++) {
      const stored = await store.get(deltaKey(table, version));
      if (!stored) throw new Error(`${deltaKey(table, version)} is missing: the Delta log of ${table} has a hole; "wirehouse rebuild" makes it anew`);
      replay(files, parseCommit(decode(stored.bytes)));
    }
    replayed.set(table, { version: through, files: new Map(files) });
    replay(files, own.actions);
    return [...files.values()];
  }

  /** Puts the commit if its number is free: true when it is in the log, by this call or an earlier try of the same attempt. */
  async function commit(next: LakeCommit): Promise<boolean> {
    const put = await store.put(commitKey(next.n), encode(JSON.stringify(next)), { ifAbsent: true });
    return put.ok || (await readCommit(next.n))?.attempt === next.attempt;
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

  return { readCommit, head, project, snapshot, commit, writeHint, derivedThrough };
}
