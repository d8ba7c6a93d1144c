import { inParallel } from '../lake/in-parallel.ts';
import type { AnyRow } from '../lake/table-files.ts';
import { type FigureRow, TABLE_NAMES, type TableName, tableOf } from '../schemas/tables.ts';
import { type ConvergePorts, preview } from './converge.ts';
import { type LakeRecord, rowsOfRecord } from './record.ts';

export interface TableDifference {
  added: number;
  removed: number;
  changed: number;
}

export interface Difference {
  /** Raw objects of which some row would change. */
  objects: number;
  readonly tables: Partial<Record<TableName, TableDifference>>;
  /** Figures that would read otherwise, up to 20. */
  readonly figures: { raw_key: string; was: string | null; becomes: string | null; columns: string[]; sentence: string }[];
}

/** On every row, or a mere note of which record it comes from: no difference that a reader would see. */
const UNSEEN = new Set(['extractor_version', 'record_etag', 'revision']);
const EXAMPLES = 20;

/** So many records are held before and after at a time, and so many read side by side. */
const IN_MEMORY = 64;
const SIDE_BY_SIDE = 16;

/** What reprocessing these raw keys would change in the tables, before anything is written. */
export async function previewReprocess(
  on: ConvergePorts,
  rawKeys: readonly string[],
  progress: (done: number, total: number) => void = () => {},
): Promise<Difference> {
  const difference: Difference = { objects: 0, tables: {}, figures: [] };
  let done = 0;
  for (let at = 0; at < rawKeys.length; at += IN_MEMORY) {
    const keys = rawKeys.slice(at, at + IN_MEMORY);
    const previews = await inParallel(keys, SIDE_BY_SIDE, async (key) => {
      const both = await preview(on, key);
      progress(++done, rawKeys.length);
      return { key, both };
    });
    for (const { key, both } of previews) if (both && compareRecords(both, key, difference)) difference.objects++;
  }
  return difference;
}

function compareRecords({ before, after }: { before: LakeRecord | null; after: LakeRecord }, rawKey: string, difference: Difference): boolean {
  const old = before ? rowsOfRecord(before, '') : null;
  const next = rowsOfRecord(after, '');
  let any = false;
  for (const name of TABLE_NAMES) {
    if (name === 'duplicates') continue;
    const was = byKey(name, (old?.[name] ?? []) as unknown as AnyRow[]);
    const becomes = byKey(name, next[name] as unknown as AnyRow[]);
    for (const key of new Set([...was.keys(), ...becomes.keys()])) {
      const [one, other] = [was.get(key), becomes.get(key)];
      if (one && other && sameRow(one, other)) continue;
      any = true;
      const of = difference.tables[name] ?? { added: 0, removed: 0, changed: 0 };
      difference.tables[name] = of;
      of[one ? (other ? 'changed' : 'removed') : 'added']++;
      if (name === 'figures' && difference.figures.length < EXAMPLES) {
        const [then, now] = [one, other] as unknown as [FigureRow | undefined, FigureRow | undefined];
        difference.figures.push({
          raw_key: rawKey,
          was: describe(then),
          becomes: describe(now),
          columns: one && other ? changedColumns(one, other) : [],
          sentence: (now ?? then)?.sentence ?? '',
        });
      }
    }
  }
  return any;
}

const byKey = (name: TableName, rows: readonly AnyRow[]): Map<string, AnyRow> =>
  new Map(
    rows.map((row) => [
      tableOf(name)
        .key.map((column) => String(row[column]))
        .join('\u0000'),
      row,
    ]),
  );

/** The columns in which two rows differ, as far as a reader sees. */
const changedColumns = (one: AnyRow, other: AnyRow): string[] =>
  Object.keys(other).filter((column) => !UNSEEN.has(column) && JSON.stringify(one[column] ?? null) !== JSON.stringify(other[column] ?? null));
const sameRow = (one: AnyRow, other: AnyRow): boolean => changedColumns(one, other).length === 0;

const describe = (row: FigureRow | undefined): string | null =>
  row
    ? [row.exact, row.counted, row.outcome === 'none' ? null : row.outcome, row.source_name ? `(${row.source_name})` : null].filter(Boolean).join(' ')
    : null;
