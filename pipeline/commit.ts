import { type Action, createActions } from '../lake/delta.ts';
import { CommitGoneError, type LakeCommit, type LakeLog, type Snapshot } from '../lake/lake-log.ts';
import { TABLE_NAMES, type TableName, tableOf } from '../schemas/tables.ts';

export type TableActions = Partial<Record<TableName, Action[]>>;

interface NextCommit extends Pick<LakeCommit, 'attempt' | 'at' | 'kind'> {
  readonly actions: TableActions;
  /** The Delta versions to go above, where they are not the head's. */
  readonly versions?: Partial<Record<TableName, number>>;
  /** Its rows that depend on other articles are up to date. */
  readonly derivesItself?: boolean;
}

/** The commit after head; a table without actions stays at its version, a table that was never there is created. */
export function nextCommit(head: LakeCommit | null, { attempt, at, kind, actions, versions = {}, derivesItself = false }: NextCommit): LakeCommit {
  const n = (head?.n ?? 0) + 1;
  const tables = {} as Record<TableName, { version: number; actions: readonly Action[] }>;
  for (const name of TABLE_NAMES) {
    const before = versions[name] ?? head?.tables[name]?.version ?? -1;
    const own = actions[name] ?? [];
    const creates = before < 0 && !own.some((action) => 'metaData' in action);
    const all = creates ? [...createActions(tableOf(name), at), ...own] : own;
    tables[name] = { version: before + (all.length > 0 ? 1 : 0), actions: all };
  }
  return { format: 1, n, attempt, at, kind, derived_through: derivesItself ? n : (head?.derived_through ?? 0), tables };
}

interface LandPorts {
  readonly log: LakeLog;
  readonly now: () => string;
}

/** Whether an attempt began so long ago that it has to begin anew: readers count on files for the other half of the retention. */
export const isOverdue = ({ log, now }: LandPorts, at: string): boolean => Date.parse(now()) - Date.parse(at) > log.retention / 2;

/** Brings a prepared commit into the log and the Delta logs, and writes the checkpoints that are due. False: begin anew. */
export async function land(on: LandPorts, commit: LakeCommit): Promise<boolean> {
  if (isOverdue(on, commit.at) || !(await on.log.commit(commit))) return false;
  await on.log.project(commit);
  await on.log.writeHint(commit.n, commit.derived_through);
  await on.log.checkpoint(commit);
  return true;
}

/** The head, its Delta logs brought up to it, and the files that are live there. */
export async function pinHead({ log }: Pick<LandPorts, 'log'>): Promise<Snapshot> {
  for (;;) {
    const head = await log.head();
    if (head) await log.project(head);
    try {
      return await log.snapshot(head);
    } catch (error) {
      if (!(error instanceof CommitGoneError)) throw error;
    }
  }
}
