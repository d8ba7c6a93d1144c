import { type Action, type AddFile, removeAction } from '../lake/delta.ts';
import type { LakeCommit, Snapshot } from '../lake/lake-log.ts';
import { type AnyRow, readRows, writeRows } from '../lake/table-files.ts';
import { compareUtf8 } from '../lake/utf8-order.ts';
import { TABLE_NAMES, type TableName, tableOf } from '../schemas/tables.ts';
import { isOverdue, land, nextCommit, pinHead } from './commit.ts';
import type { PublishPorts } from './publish.ts';

export interface CompactPorts extends PublishPorts {
  /** Runs work as the lake's one writer. */
  readonly asWriter: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface CompactOptions {
  /** A partition may hold so many small files. */
  readonly smallFiles?: number;
  /** What a file should come to, in bytes or in rows, whichever is reached first; one is small below half of both. */
  readonly targetBytes?: number;
  readonly targetRows?: number;
}

export interface Compacted {
  readonly commits: number;
  /** Files that were rewritten, and those that hold their rows now. */
  readonly before: number;
  readonly after: number;
  /** Partitions left for next time, since a publisher was always faster. */
  readonly left: number;
}

export interface CompactProgress {
  readonly done: number;
  readonly total: number;
}

const DEFAULTS = { smallFiles: 32, targetBytes: 32_000_000, targetRows: 200_000 } as const;
/** One commit rewrites no more than fits into so many files: memory, and what is lost with a lost commit, stay bounded. */
const FILES_PER_COMMIT = 4;
const TRIES = 3;

type Limits = Required<CompactOptions>;

interface Place {
  readonly name: TableName;
  /** null in a table without partitions. */
  readonly partition: string | null;
}

/**
 * Rewrites the small files of partitions that hold too many of them, clustered as the table says. No row changes. Safe beside a
 * publisher: files that it has replaced meanwhile are left to it. The lease is held for one commit at a time.
 */
export async function compact(
  on: CompactPorts,
  options: CompactOptions = {},
  progress: (at: CompactProgress) => void = () => {},
): Promise<Compacted> {
  const limits: Limits = { ...DEFAULTS, ...options };
  const places = placesOf(await on.log.snapshot(await on.log.head()), limits);
  const sum = { commits: 0, before: 0, after: 0, left: 0 };
  for (const [done, place] of places.entries()) {
    progress({ done, total: places.length });
    for (let more = true; more; ) {
      const step = await on.asWriter(() => compactOnce(on, place, limits));
      more = typeof step === 'object';
      if (step === 'lost') sum.left++;
      if (typeof step !== 'object') continue;
      sum.commits++;
      sum.before += step.before;
      sum.after += step.after;
    }
  }
  progress({ done: places.length, total: places.length });
  return sum;
}

const rowCount = (file: AddFile): number => (file.stats ? (JSON.parse(file.stats) as { numRecords: number }).numRecords : 0);
const partitionOf = (name: TableName, file: AddFile): string | null => {
  const { partition } = tableOf(name);
  return partition ? (file.partitionValues[partition] ?? null) : null;
};

const smallFilesOf = (snapshot: Snapshot, { name, partition }: Place, limits: Limits): AddFile[] =>
  snapshot.files[name].filter(
    (file) => partitionOf(name, file) === partition && file.size < limits.targetBytes / 2 && rowCount(file) < limits.targetRows / 2,
  );

function placesOf(snapshot: Snapshot, limits: Limits): Place[] {
  return TABLE_NAMES.flatMap((name) => {
    const partitions = [...new Set(snapshot.files[name].map((file) => partitionOf(name, file)))];
    return partitions.map((partition) => ({ name, partition })).filter((place) => smallFilesOf(snapshot, place, limits).length > limits.smallFiles);
  });
}

/** One commit's worth of a partition. `done`: few enough are left. `lost`: others were faster, again and again. */
async function compactOnce(on: PublishPorts, place: Place, limits: Limits): Promise<{ before: number; after: number } | 'done' | 'lost'> {
  for (let tries = 0; tries < TRIES; tries++) {
    const snapshot = await pinHead(on);
    const small = smallFilesOf(snapshot, place, limits);
    if (small.length <= limits.smallFiles) return 'done';
    const files = firstFiles(small, limits);
    const attempt = on.newId();
    const at = on.now();
    const added = await rewrite(on, { place, files, limits, stamp: { prefix: attempt, at } });
    if (added.length >= files.length) return 'done';
    const actions = [
      ...files.map((file) => removeAction(file, Date.parse(at), false)),
      ...added.map((add): Action => ({ add: { ...add, dataChange: false } })),
    ];
    if (await landRewrite(on, { snapshot, place, files, actions, attempt, at })) return { before: files.length, after: added.length };
  }
  return 'lost';
}

/** As many of the files as one commit takes. */
function firstFiles(files: readonly AddFile[], { targetBytes, targetRows }: Limits): AddFile[] {
  const taken: AddFile[] = [];
  let bytes = 0;
  let rows = 0;
  for (const file of files) {
    bytes += file.size;
    rows += rowCount(file);
    if (taken.length > 1 && (bytes > targetBytes * FILES_PER_COMMIT || rows > targetRows * FILES_PER_COMMIT)) break;
    taken.push(file);
  }
  return taken;
}

interface Rewrite {
  readonly place: Place;
  readonly files: readonly AddFile[];
  readonly limits: Limits;
  readonly stamp: { readonly prefix: string; readonly at: string };
}

/** Writes the rows of files to new ones, each of which holds a range of the column that the table is clustered by first. */
async function rewrite(on: PublishPorts, { place: { name }, files, limits, stamp }: Rewrite): Promise<AddFile[]> {
  const column = tableOf(name).clusterBy[0] ?? '';
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const rows = files.reduce((sum, file) => sum + rowCount(file), 0);
  const parts = Math.max(1, Math.ceil(Math.max(bytes / limits.targetBytes, rows / limits.targetRows)));
  const bounds = parts === 1 ? [] : await findBounds(on, { name, files, column, parts });
  const added: AddFile[] = [];
  for (let part = 0; part <= bounds.length; part++) {
    const [from, to] = [bounds[part - 1], bounds[part]];
    const isIn = (row: AnyRow): boolean => {
      const value = String(row[column]);
      return (from === undefined || compareUtf8(value, from) >= 0) && (to === undefined || compareUtf8(value, to) < 0);
    };
    const own: AnyRow[] = [];
    for (const file of files) for (const row of await readRows(on, name, file)) if (isIn(row)) own.push(row);
    added.push(...(await writeRows(on, name, own, { ...stamp, prefix: `${stamp.prefix}-${part}` })));
  }
  return added;
}

interface Bounds {
  readonly name: TableName;
  readonly files: readonly AddFile[];
  readonly column: string;
  readonly parts: number;
}

/** The values that part the rows into ranges of about the same size; rows of one value stay together. */
async function findBounds(on: PublishPorts, { name, files, column, parts }: Bounds): Promise<string[]> {
  const values: string[] = [];
  for (const file of files) for (const row of await readRows(on, name, file, [column])) values.push(String(row[column]));
  values.sort(compareUtf8);
  const bounds = Array.from({ length: parts - 1 }, (_, index) => values[Math.floor(((index + 1) * values.length) / parts)] ?? '');
  return [...new Set(bounds)].filter((bound) => bound !== values[0]);
}

interface Landing {
  readonly snapshot: Snapshot;
  readonly place: Place;
  readonly files: readonly AddFile[];
  readonly actions: Action[];
  readonly attempt: string;
  readonly at: string;
}

/** Commits a rewrite: above a later head too, as long as all the files are live there and no vacuum has come between. */
async function landRewrite(on: PublishPorts, { snapshot, place, files, actions, attempt, at }: Landing): Promise<boolean> {
  for (let now = snapshot; ; now = await pinHead(on)) {
    const { head } = now;
    const live = new Set(now.files[place.name].map((file) => file.path));
    if (!head || isOverdue(on, at) || !files.every((file) => live.has(file.path)) || (await wasVacuumed(on, snapshot.head, head))) return false;
    const derivesItself = await on.log.isDerived(head);
    if (await land(on, nextCommit(head, { attempt, at, kind: 'compact', actions: { [place.name]: actions }, derivesItself }))) return true;
  }
}

/** A vacuum's commit bars what was written before it: its files may be gone. */
async function wasVacuumed(on: PublishPorts, from: LakeCommit | null, to: LakeCommit): Promise<boolean> {
  for (let n = (from?.n ?? 0) + 1; n <= to.n; n++) {
    const commit = await on.log.readCommit(n);
    if (!commit || commit.kind === 'vacuum') return true;
  }
  return false;
}
