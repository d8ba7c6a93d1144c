import type { Listed } from '../lake/store.ts';
import type { SourceRow } from '../schemas/tables.ts';
import type { ConvergePorts } from './converge.ts';
import { recordedKey, sameInput } from './converge.ts';
import { type PublishPorts, sourcesOf } from './publish.ts';
import { recordKey } from './record.ts';

/** What differs between the drop, the records and the tables. */
export interface Plan {
  /** Raw keys whose record may be behind the drop, in the order of the listing. */
  readonly converge: string[];
  /** Raw keys whose record is not the one that the tables show (those to converge come on top). */
  readonly publish: string[];
  /** Of converge: raw objects that are new, differ, or are gone. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Raw objects that the tables know and that are not gone. */
  readonly known: number;
}

export interface PlanOptions {
  /** Also what another version of the extractor read. */
  readonly reprocess?: boolean;
  /** Also what failed before. */
  readonly failed?: boolean;
}

/** A raw key's object and sidecar, as listed. */
interface Seen {
  readonly raw: Listed | null;
  readonly meta: Listed | null;
}
const UNSEEN: Seen = { raw: null, meta: null };

/** Lists the drop and the records against the table `sources`: what is lost, late or old shows as a difference. */
export async function planReconcile(on: ConvergePorts & PublishPorts, options: PlanOptions = {}): Promise<Plan> {
  const head = await on.log.head();
  const sources = await sourcesOf(on, await on.log.snapshot(head));
  const drop = new Map<string, Seen>();
  for await (const listed of on.raw.list('')) {
    const owner = recordedKey(listed.key);
    drop.set(owner, { ...(drop.get(owner) ?? UNSEEN), [owner === listed.key ? 'raw' : 'meta']: listed });
  }
  const records = new Map<string, string>();
  for await (const { key, etag } of on.lake.list(recordKey(''))) records.set(key.slice(recordKey('').length), etag);

  const plan = { converge: [] as string[], publish: [] as string[], added: 0, changed: 0, removed: 0, known: 0 };
  for (const key of new Set([...drop.keys(), ...sources.keys(), ...records.keys()])) {
    const seen = drop.get(key);
    const row = sources.get(key);
    const stands = row !== undefined && row.state !== 'deleted';
    if (stands) plan.known++;
    const gone = !seen;
    const differs = gone ? stands && on.settings.when_raw_gone === 'remove' : !sameAsShown(row, seen);
    if (differs) {
      plan.converge.push(key);
      if (gone) plan.removed++;
      else if (stands) plan.changed++;
      else plan.added++;
    } else if (stands && ((options.reprocess && row.extractor_version !== on.extractor.version) || (options.failed && row.state === 'failed'))) {
      plan.converge.push(key);
    }
    const recorded = records.get(key);
    if (recorded !== undefined && recorded !== row?.record_etag) plan.publish.push(key);
    // A record that the tables do not show may be behind the drop as well.
    if (gone && !row && recorded !== undefined) plan.converge.push(key);
  }
  return plan;
}

/** Whether the row of `sources` was made of the objects that are listed now. */
function sameAsShown(row: SourceRow | undefined, { raw, meta }: Seen): boolean {
  const shown = (etag: string | null | undefined, last_modified: string | null | undefined) =>
    etag && last_modified ? { etag, last_modified } : null;
  return sameInput(shown(row?.raw_etag, row?.raw_last_modified), raw) && sameInput(shown(row?.meta_etag, row?.meta_last_modified), meta);
}
