import type { Listed, Store } from '../lake/store.ts';
import { compareUtf8 } from '../lake/utf8-order.ts';
import { type DropPorts, recordedKey, SIDECAR_ENDING, sameInput } from './converge.ts';
import { mergeByKey } from './merge-by-key.ts';
import type { PublishPorts } from './publish.ts';
import { rawKeyOf, recordKey } from './record.ts';
import { type ShownSource, sourcesInOrder } from './source-rows.ts';

/** Planning reads no article: it needs no engine. */
export type PlanPorts = DropPorts & PublishPorts;

/** What differs between the drop, the records and the tables. */
export interface Plan {
  /** Raw keys whose record may be behind the drop, about in the order of the listing. */
  readonly converge: string[];
  /** Raw keys whose record is not the one that the tables show (those to converge come on top). */
  readonly publish: string[];
  /** Of converge: raw objects that are new, differ, or are gone. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Raw objects that the tables know and that are not gone. */
  readonly known: number;
  /** Where the next slice begins (its `after`); null: this one is the last. */
  readonly next: string | null;
}

export interface PlanOptions {
  /** Also what another version of the extractor read. */
  readonly reprocess?: boolean;
  /** Also what failed before. */
  readonly failed?: boolean;
  /** A slice: of the keys after this one, so many. All of them where not given. */
  readonly after?: string | null;
  readonly limit?: number;
}

/** What stands under a raw key: the object and its sidecar, as listed, its record's ETag, its row in `sources`. */
interface Found {
  readonly key: string;
  raw?: Listed;
  meta?: Listed;
  record?: string;
  row?: ShownSource;
}

/**
 * Lists the drop and the records against the table `sources`, all three in the order of their keys: what is lost, late or old
 * shows as a difference. Holds in memory what differs, and of `sources` the files of the range in hand.
 */
export async function planReconcile(on: PlanPorts, options: PlanOptions = {}): Promise<Plan> {
  const { limit = Number.POSITIVE_INFINITY } = options;
  const after = options.after ?? '';
  const plan = { converge: [] as string[], publish: [] as string[], added: 0, changed: 0, removed: 0, known: 0 };
  const decide = (found: Found) => addToPlan(on, options, found, plan);
  // A sidecar is listed after its object, with others between: these wait for theirs. Each key in here begins with the one before.
  const waiting: Found[] = [];
  let next: string | null = null;
  let seen = 0;
  for await (const [key, parts] of mergeByKey(await streamsOf(on, after))) {
    while (waiting.length > 0 && compareUtf8(`${waiting.at(-1)?.key}${SIDECAR_ENDING}`, key) < 0) decide(waiting.pop() as Found);
    const found: Found = Object.assign({ key }, ...parts);
    const owner = recordedKey(key);
    if (owner !== key && found.raw) {
      const { raw: meta, ...rest } = found;
      const own = waiting.find((one) => one.key === owner);
      if (own) own.meta = meta;
      else if (compareUtf8(owner, after) > 0 || !(await isKnown(on, owner))) decide({ key: owner, meta });
      if (rest.record !== undefined || rest.row) waiting.push(rest);
    } else waiting.push(found);
    if (++seen < limit) continue;
    next = key;
    break;
  }
  for (const found of waiting) {
    if (next !== null && !found.meta) await lookForSidecar(on.raw, found);
    decide(found);
  }
  return { ...plan, next };
}

/** At the end of a slice the sidecar of an object may lie in the next one. */
async function lookForSidecar(raw: Store, found: Found): Promise<void> {
  const meta = await raw.head(found.key + SIDECAR_ENDING);
  if (meta) found.meta = meta;
}

/** Whether the slice before has met this key, which a sidecar of this slice belongs to. */
const isKnown = async (on: DropPorts, key: string): Promise<boolean> =>
  (await on.raw.head(key)) !== null || (await on.lake.head(recordKey(key))) !== null;

type Part = Omit<Found, 'key'>;

async function streamsOf(on: PlanPorts, after: string): Promise<AsyncIterable<readonly [string, Part]>[]> {
  const snapshot = await on.log.snapshot(await on.log.head());
  return [
    mapped(sourcesInOrder(on, snapshot, after), (row) => [row.raw_key, { row }]),
    mapped(on.raw.list('', after || undefined), (raw) => [raw.key, { raw }]),
    mapped(on.lake.list(recordKey(''), after ? recordKey(after) : undefined), ({ key, etag }) => [rawKeyOf(key), { record: etag }]),
  ];
}

async function* mapped<T>(stream: AsyncIterable<T>, part: (item: T) => readonly [string, Part]): AsyncGenerator<readonly [string, Part]> {
  for await (const item of stream) yield part(item);
}

type Draft = { -readonly [K in keyof Omit<Plan, 'next'>]: Plan[K] };

function addToPlan(on: DropPorts, options: PlanOptions, { key, raw, meta, record, row }: Found, plan: Draft): void {
  const stands = row !== undefined && row.state !== 'deleted';
  if (stands) plan.known++;
  const gone = !raw && !meta;
  const differs = gone ? stands && on.settings.when_raw_gone === 'remove' : !sameAsShown(row, raw ?? null, meta ?? null);
  if (differs) {
    plan.converge.push(key);
    if (gone) plan.removed++;
    else if (stands) plan.changed++;
    else plan.added++;
  } else if (stands && ((options.reprocess && row.extractor_version !== on.extractor.version) || (options.failed && row.state === 'failed'))) {
    plan.converge.push(key);
  }
  if (record !== undefined && record !== row?.record_etag) plan.publish.push(key);
  // A record that the tables do not show may be behind the drop as well.
  if (gone && !row && record !== undefined) plan.converge.push(key);
}

/** Whether the row of `sources` was made of the objects that are listed now. */
function sameAsShown(row: ShownSource | undefined, raw: Listed | null, meta: Listed | null): boolean {
  const shown = (etag: string | null | undefined, last_modified: string | null | undefined) =>
    etag && last_modified ? { etag, last_modified } : null;
  return sameInput(shown(row?.raw_etag, row?.raw_last_modified), raw) && sameInput(shown(row?.meta_etag, row?.meta_last_modified), meta);
}
