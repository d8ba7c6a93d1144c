import { sourceIdOf } from '../extract/ids.ts';
import { deltaKey, versionOfKey } from '../lake/delta-log.ts';
import { inParallel } from '../lake/in-parallel.ts';
import { ForeignCommitError, type LakeCommit, type Snapshot } from '../lake/lake-log.ts';
import { type CleanedLog, cleanLog } from '../lake/log-cleanup.ts';
import type { Listed, Store } from '../lake/store.ts';
import { pathOf } from '../lake/table-files.ts';
import { TABLE_NAMES, type TableName } from '../schemas/tables.ts';
import { land, nextCommit, pinHead } from './commit.ts';
import type { PublishPorts } from './publish.ts';
import { rawKeyOf, recordKey } from './record.ts';

const HOUR = 3_600_000;
const WIDTH = 16;

export interface VacuumOptions {
  /** What was replaced less than so many hours ago stays, for those who read it. Default, and at most: the lake's own. */
  readonly retentionHours?: number;
  /** Find out, and delete nothing. */
  readonly dryRun?: boolean;
}

export interface Vacuumed {
  readonly files: number;
  readonly bytes: number;
}

/** Deletes what is past the retention: files (see vacuumFiles), then what only readers of older commits needed of the logs. */
export async function vacuum(
  on: PublishPorts,
  options: VacuumOptions = {},
  progress: (done: number, total: number) => void = () => {},
): Promise<Vacuumed & CleanedLog> {
  const files = await vacuumFiles(on, options, progress);
  return { ...files, ...(await cleanLog(on.log, { now: on.now(), retention: retentionOf(on, options), dryRun: options.dryRun ?? false })) };
}

/**
 * Deletes data files that are live no more, or never were, and parts of containers that no record names. An empty commit bars the
 * way of every writer that began before it, so that none of the files in sight can still become live: whoever loses to it writes anew.
 */
export async function vacuumFiles(
  on: PublishPorts,
  options: VacuumOptions = {},
  progress: (done: number, total: number) => void = () => {},
): Promise<Vacuumed> {
  const retention = retentionOf(on, options);
  const before = Date.parse(on.now()) - retention;
  const first = await pinHead(on);
  if (!first.head) return { files: 0, bytes: 0 };
  const { unused: files, versions } = await findUnused(on.lake, first, before);
  await refuseForeign(on, versions);
  const parts = await findParts(on.lake, before);
  if (options.dryRun || files.length + parts.length === 0) return sumOf([...files, ...parts]);
  const kept = files.length > 0 ? keptAt(await bar(on), before) : new Set<string>();
  const unused = [...files.filter(({ key }) => !kept.has(key)), ...parts];
  let done = 0;
  await inParallel(unused, WIDTH, async ({ key }) => {
    await on.lake.delete(key);
    progress(++done, unused.length);
  });
  return sumOf(unused);
}

const sumOf = (listed: readonly Listed[]): Vacuumed => ({ files: listed.length, bytes: listed.reduce((sum, { size }) => sum + size, 0) });

/** When a file was replaced is known for as long as the lake's retention only. */
function retentionOf(on: PublishPorts, { retentionHours }: VacuumOptions): number {
  const asked = retentionHours === undefined ? on.log.retention : retentionHours * HOUR;
  if (asked <= on.log.retention) return asked;
  throw new Error(
    `${retentionHours} hours are more than the lake's retention of ${on.log.retention / HOUR}: what was replaced before that is not known`,
  );
}

/** Data files that are neither live, nor replaced a short while ago, nor new; and the last version of each Delta log in sight. */
async function findUnused(lake: Store, snapshot: Snapshot, before: number): Promise<{ unused: Listed[]; versions: Map<TableName, number> }> {
  const kept = keptAt(snapshot, before);
  const replaced = new Set(TABLE_NAMES.flatMap((name) => snapshot.removed[name].map((file) => pathOf(name, file))));
  const unused: Listed[] = [];
  const versions = new Map<TableName, number>();
  for (const name of TABLE_NAMES) {
    for await (const listed of lake.list(`tables/${name}/`)) {
      versions.set(name, Math.max(versionOfKey(listed.key) ?? -1, versions.get(name) ?? -1));
      if (listed.key.startsWith(`tables/${name}/_`) || kept.has(listed.key)) continue;
      if (replaced.has(listed.key) || Date.parse(listed.lastModified) < before) unused.push(listed);
    }
  }
  return { unused, versions };
}

/** The files of a foreign commit are live for others. A version of ours is in the lake's log before it is in a Delta log. */
async function refuseForeign(on: PublishPorts, versions: ReadonlyMap<TableName, number>): Promise<void> {
  const head = await on.log.head();
  for (const [name, version] of versions) if (version > (head?.tables[name]?.version ?? -1)) throw new ForeignCommitError(deltaKey(name, version));
}

/** The keys of files that are live at a snapshot, or that somebody who began before may still read. */
const keptAt = ({ files, removed }: Snapshot, before: number): Set<string> =>
  new Set(
    TABLE_NAMES.flatMap((name) => [
      ...files[name].map((file) => pathOf(name, file)),
      ...removed[name].filter((file) => file.deletionTimestamp >= before).map((file) => pathOf(name, file)),
    ]),
  );

/** Commits nothing, so that who has pinned an earlier head begins anew; the state at that commit. */
async function bar(on: PublishPorts): Promise<Snapshot> {
  for (;;) {
    const { head } = await pinHead(on);
    if (!head) throw new Error('the lake has lost its log');
    const derivesItself = await on.log.isDerived(head);
    const commit: LakeCommit = nextCommit(head, { attempt: on.newId(), at: on.now(), kind: 'vacuum', actions: {}, derivesItself });
    if (await land(on, commit)) return on.log.snapshot(commit);
  }
}

const PARTS = /^parts\/([^/]+)\/[^/]+\//;

/** Parts of containers that are old and that no record names. */
async function findParts(lake: Store, before: number): Promise<Listed[]> {
  const old = new Map<string, Listed[]>();
  for await (const listed of lake.list('parts/')) {
    const source = PARTS.exec(listed.key)?.[1];
    if (source === undefined || Date.parse(listed.lastModified) >= before) continue;
    const of = old.get(source);
    if (of) of.push(listed);
    else old.set(source, [listed]);
  }
  if (old.size === 0) return [];
  for await (const { key } of lake.list(recordKey(''))) {
    const source = sourceIdOf(rawKeyOf(key));
    const parts = old.get(source);
    const record = parts ? await lake.get(key) : null;
    const text = record ? new TextDecoder().decode(record.bytes) : '';
    if (parts)
      old.set(
        source,
        parts.filter((part) => !text.includes(PARTS.exec(part.key)?.[0] ?? part.key)),
      );
  }
  return [...old.values()].flat();
}
