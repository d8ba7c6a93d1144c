import { inParallel } from '../lake/in-parallel.ts';
import { pathOf, readRows } from '../lake/table-files.ts';
import { type ArticleRow, type DuplicateRow, TABLE_NAMES } from '../schemas/tables.ts';
import { duplicateRows, sameDuplicate } from './derive.ts';
import { INVARIANTS } from './invariants.ts';
import type { PublishPorts } from './publish.ts';
import { rawKeyOf, recordKey } from './record.ts';
import { sourcesOf } from './source-rows.ts';

export interface Violation {
  readonly invariant: string;
  readonly rows: number;
  /** Up to three of the rows that break it. */
  readonly examples: readonly Record<string, unknown>[];
}

export interface Verified {
  readonly checked: number;
  readonly violations: Violation[];
}

export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** Checks every invariant: those of rows with SQL, those between log, files and records by reading them. */
export async function verify(on: PublishPorts, query: Query, progress: (done: number, total: number) => void = () => {}): Promise<Verified> {
  const violations: Violation[] = [];
  let checked = 0;
  const total = INVARIANTS.length + 3;
  for (const { name, sql } of INVARIANTS) {
    const [first] = await query(`select count(*) as rows from (${sql}) as broken`);
    const rows = Number(first?.rows ?? 0);
    if (rows > 0) violations.push({ invariant: name, rows, examples: await query(`select * from (${sql}) as broken limit 3`) });
    progress(++checked, total);
  }
  for (const check of [filesStand, recordsShown, duplicatesDerived]) {
    const violation = await check(on);
    if (violation) violations.push(violation);
    progress(++checked, total);
  }
  return { checked, violations };
}

const violationOf = (invariant: string, examples: Record<string, unknown>[]): Violation | null =>
  examples.length > 0 ? { invariant, rows: examples.length, examples: examples.slice(0, 3) } : null;

const LOOKS_AT_ONCE = 32;
const READS_AT_ONCE = 8;

async function filesStand(on: PublishPorts): Promise<Violation | null> {
  const snapshot = await on.log.snapshot(await on.log.head());
  const wrong: Record<string, unknown>[] = [];
  for (const name of TABLE_NAMES) {
    await inParallel(snapshot.files[name], LOOKS_AT_ONCE, async (file) => {
      const there = await on.lake.head(pathOf(name, file));
      if (there?.size !== file.size) wrong.push({ file: pathOf(name, file), bytes: there?.size ?? null, logged: file.size });
    });
  }
  return violationOf('every live file is there, with the size that the log says', wrong);
}

async function recordsShown(on: PublishPorts): Promise<Violation | null> {
  const sources = await sourcesOf(on, await on.log.snapshot(await on.log.head()));
  const wrong: Record<string, unknown>[] = [];
  for await (const { key, etag } of on.lake.list(recordKey(''))) {
    const raw_key = rawKeyOf(key);
    if (sources.get(raw_key)?.record_etag !== etag) wrong.push({ raw_key });
    sources.delete(raw_key);
  }
  for (const raw_key of sources.keys()) wrong.push({ raw_key });
  return violationOf('the tables show every record as it stands ("wirehouse reconcile" brings them up to date)', wrong);
}

/** Holds when derive has run through the head; before that there is nothing to compare. */
async function duplicatesDerived(on: PublishPorts): Promise<Violation | null> {
  const head = await on.log.head();
  if (!head || !(await on.log.isDerived(head))) return null;
  const { files } = await on.log.snapshot(head);
  const rowsOf = async (name: 'articles' | 'duplicates') => (await inParallel(files[name], READS_AT_ONCE, (file) => readRows(on, name, file))).flat();
  const wanted = new Map(duplicateRows((await rowsOf('articles')) as unknown as ArticleRow[]).map((row) => [row.article_id, row]));
  const wrong = ((await rowsOf('duplicates')) as unknown as DuplicateRow[]).filter((row) => !sameDuplicate(row, wanted.get(row.article_id)));
  return violationOf('duplicates is what the articles make of it', wrong);
}
