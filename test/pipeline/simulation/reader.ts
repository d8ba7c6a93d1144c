import type { LakeCommit, LakeLog } from '../../../lake/lake-log.ts';
import { type FilePorts, readRows } from '../../../lake/table-files.ts';
import { type Chance, Crash } from './scheduler.ts';
import { PROMISED } from './time.ts';

export interface ReaderPorts extends FilePorts {
  readonly log: LakeLog;
  readonly chance: Chance;
  readonly time: () => number;
  /** When a commit came; undefined: it has not. */
  readonly committedAt: (n: number) => number | undefined;
  /** Whether some writer slept for longer than a reader may count on. */
  readonly hasOverslept: () => boolean;
  /** Reads the tables as of an older commit, now and then. */
  readonly looksBack: boolean;
}

/** Reads three tables that belong together, and says where they do not. */
export async function readTogether(on: ReaderPorts): Promise<string[]> {
  let stoodUntil = on.time();
  try {
    const head = await on.log.head();
    const n = head && on.looksBack && on.chance.happens(0.3) ? Math.max(1, head.n - on.chance.below(4)) : head?.n;
    if (n !== undefined && n !== head?.n) stoodUntil = on.committedAt(n + 1) ?? stoodUntil;
    const commit = n === undefined || n === head?.n ? head : await on.log.readCommit(n);
    if (!commit && head) throw new Error(`commit ${n} is gone`);
    return await compareTables(on, commit);
  } catch (error) {
    if (error instanceof Crash) throw error;
    const inTime = on.time() - stoodUntil <= PROMISED && !on.hasOverslept();
    return inTime ? [`a reader was in time, and met: ${error instanceof Error ? error.message : error}`] : [];
  }
}

async function compareTables(on: ReaderPorts, commit: LakeCommit | null): Promise<string[]> {
  const problems: string[] = [];
  const snapshot = await on.log.snapshot(commit);
  const idsOf = async (name: 'articles' | 'figures' | 'duplicates') => {
    const ids: string[] = [];
    for (const file of snapshot.files[name]) for (const row of await readRows(on, name, file)) ids.push(String(row.article_id));
    return ids;
  };
  const articles = await idsOf('articles');
  const ids = new Set(articles);
  if (ids.size !== articles.length) problems.push('a reader saw an article twice');
  if ((await idsOf('figures')).some((id) => !ids.has(id))) problems.push('a reader saw a figure without its article');
  const grouped = await idsOf('duplicates');
  if (grouped.length !== ids.size || grouped.some((id) => !ids.has(id))) problems.push('a reader saw articles without their group');
  return problems;
}
