import { mayHoldAny, rangeOf } from '../lake/file-range.ts';
import type { Snapshot } from '../lake/lake-log.ts';
import { type FilePorts, readRows } from '../lake/table-files.ts';
import { compareUtf8 } from '../lake/utf8-order.ts';
import type { SourceRow } from '../schemas/tables.ts';

/** The rows of table `sources` at a snapshot, by raw key; of these keys only, where given. */
export async function sourcesOf(on: FilePorts, snapshot: Snapshot, rawKeys?: readonly string[]): Promise<Map<string, SourceRow>> {
  const wanted = rawKeys ? new Set(rawKeys) : null;
  const rows = new Map<string, SourceRow>();
  for (const file of snapshot.files.sources) {
    if (rawKeys && rawKeys.length <= 64 && !mayHoldAny(file, 'raw_key', rawKeys)) continue;
    for (const row of (await readRows(on, 'sources', file)) as unknown as SourceRow[]) {
      if (!wanted || wanted.has(row.raw_key)) rows.set(row.raw_key, row);
    }
  }
  return rows;
}

const SHOWN = [
  'raw_key',
  'state',
  'record_etag',
  'raw_etag',
  'raw_last_modified',
  'meta_etag',
  'meta_last_modified',
  'extractor_version',
] as const satisfies readonly (keyof SourceRow)[];
export type ShownSource = Pick<SourceRow, (typeof SHOWN)[number]>;

/**
 * What `sources` says of the raw keys after a key, in their order. A file is read when the first key that it may hold is due, so
 * that of a compacted table just the range in hand is in memory.
 */
export async function* sourcesInOrder(on: FilePorts, snapshot: Snapshot, after = ''): AsyncGenerator<ShownSource> {
  const files = snapshot.files.sources.map((file) => ({ file, ...rangeOf(file, 'raw_key') }));
  const waiting = files
    .filter(({ max }) => max === null || compareUtf8(max, after) > 0)
    .sort((one, other) => compareUtf8(one.min ?? '', other.min ?? ''));
  let rows: ShownSource[] = [];
  for (let at = 0; ; at++) {
    let isSorted = true;
    for (let next = waiting[0]; next && (at >= rows.length || compareUtf8(next.min ?? '', rows[at]?.raw_key ?? '') <= 0); next = waiting[0]) {
      waiting.shift();
      const read = (await readRows(on, 'sources', next.file, SHOWN)) as unknown as ShownSource[];
      rows = [...rows.slice(at), ...read.filter((row) => compareUtf8(row.raw_key, after) > 0)];
      at = 0;
      isSorted = false;
    }
    if (!isSorted) rows.sort((one, other) => compareUtf8(one.raw_key, other.raw_key));
    const row = rows[at];
    if (!row) return;
    yield row;
  }
}
