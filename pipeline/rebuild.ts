import { type Action, type AddFile, createActions, removeAction } from '../lake/delta.ts';
import { ForeignCommitError, type LakeCommit } from '../lake/lake-log.ts';
import { writeRows } from '../lake/table-files.ts';
import { TABLE_NAMES, type TableName, tableOf } from '../schemas/tables.ts';
import { land, nextCommit, type TableActions } from './commit.ts';
import { neutralDuplicates, type PublishPorts, rowsOfRecords } from './publish.ts';
import { rawKeyOf, readRecords, recordKey } from './record.ts';

const RECORDS_AT_ONCE = 512;

/**
 * Makes tables anew from the records, in one commit: all live files go, rebuilt ones come. It goes above whatever stands in a
 * Delta log, a foreign commit too, so it mends what no other command touches. Derive is due afterwards.
 */
export async function rebuild(
  on: PublishPorts,
  only: readonly TableName[] = TABLE_NAMES,
  progress: (records: number) => void = () => {},
): Promise<LakeCommit> {
  for (;;) {
    const head = await on.log.head();
    if (head) await projectUnlessForeign(on, head);
    const attempt = on.newId();
    const at = on.now();
    const added = await writeAll(on, only, { prefix: attempt, at }, progress);
    const actions: TableActions = {};
    const versions: Partial<Record<TableName, number>> = {};
    for (const name of only) {
      const log = await on.log.deltaLog(name);
      versions[name] = log.version;
      const create = log.version < 0 ? createActions(tableOf(name), at) : [];
      const remove = [...log.files.values()].map((file) => removeAction(file, Date.parse(at)));
      actions[name] = [...create, ...remove, ...(added.get(name) ?? []).map((add): Action => ({ add }))];
    }
    const commit = nextCommit(head, { attempt, at, kind: 'rebuild', actions, versions });
    if (await land(on, commit)) return commit;
  }
}

async function writeAll(on: PublishPorts, only: readonly TableName[], stamp: { prefix: string; at: string }, progress: (records: number) => void) {
  const added = new Map<TableName, AddFile[]>(only.map((name) => [name, []]));
  let records = 0;
  const write = async (rawKeys: readonly string[]) => {
    const read = (await readRecords(on.lake, rawKeys)).filter((one) => one !== null);
    records += read.length;
    const rows = rowsOfRecords(read);
    rows.set('duplicates', neutralDuplicates(rows.get('articles') ?? [], []));
    for (const name of only)
      added.get(name)?.push(...(await writeRows(on, name, rows.get(name) ?? [], { ...stamp, prefix: `${stamp.prefix}-${records}` })));
    progress(records);
  };
  let rawKeys: string[] = [];
  for await (const { key } of on.lake.list(recordKey(''))) {
    rawKeys.push(rawKeyOf(key));
    if (rawKeys.length < RECORDS_AT_ONCE) continue;
    await write(rawKeys);
    rawKeys = [];
  }
  await write(rawKeys);
  return added;
}

async function projectUnlessForeign(on: PublishPorts, head: LakeCommit): Promise<void> {
  await on.log.project(head).catch((error: unknown) => {
    if (!(error instanceof ForeignCommitError)) throw error;
  });
}
