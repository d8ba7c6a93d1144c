import { createHash } from 'node:crypto';
import { checkpointKey, readTableState, writeCheckpoint } from '../../../lake/delta-log.ts';
import type { LakeCommit, LakeLog, Snapshot } from '../../../lake/lake-log.ts';
import type { Store } from '../../../lake/store.ts';
import { advance } from '../../../lake/table-state.ts';
import { TABLE_NAMES } from '../../../schemas/tables.ts';
import { jsonCheckpoint } from './toy.ts';
import type { Event, Variant } from './world.ts';

const isRecord = (key: string): boolean => key.startsWith('records/');

interface Wrong extends Variant {
  /** A seed that found it out; others are tried after it, should schedules have changed since. */
  readonly foundBy: number;
}

/** The ways in which such pipelines go wrong. Each must be found out by some schedule, or the simulator proves nothing. */
export const WRONG: Record<string, Wrong> = {
  'the payload of the event is trusted': {
    foundBy: 1,
    housekeeping: false,
    rawOfConverge: (raw, event: Event): Store => ({
      ...raw,
      get: async (key) => {
        const stored = await raw.get(key);
        if (key !== event.key) return stored;
        if (!event.object) return null;
        const etag = createHash('md5').update(event.object.bytes).digest('hex');
        return { key, etag, size: event.object.bytes.length, ...event.object, version: null, metadata: {} };
      },
    }),
  },
  'records are written without the ETag condition': {
    foundBy: 203,
    housekeeping: false,
    lakeOfConverge: (lake): Store => ({ ...lake, put: (key, bytes, condition) => lake.put(key, bytes, isRecord(key) ? {} : condition) }),
  },
  'records are read before the head is pinned': {
    foundBy: 1,
    housekeeping: false,
    lakeOfPublish: async (lake, rawKeys): Promise<Store> => {
      const early = new Map<string, Awaited<ReturnType<Store['get']>>>();
      for (const key of rawKeys) early.set(`records/${key}`, await lake.get(`records/${key}`));
      return { ...lake, get: async (key) => early.get(key) ?? lake.get(key) };
    },
  },
  'the commit is skipped when the content is equal': {
    foundBy: 160,
    housekeeping: false,
    lakeOfPublish: async (lake): Promise<Store> => ({
      ...lake,
      get: async (key) => {
        const stored = await lake.get(key);
        if (!stored || !isRecord(key)) return stored;
        const { state, articles, rejects } = JSON.parse(new TextDecoder().decode(stored.bytes)) as {
          state: string;
          articles: unknown;
          rejects: unknown;
        };
        return { ...stored, etag: createHash('md5').update(JSON.stringify({ state, articles, rejects })).digest('hex') };
      },
    }),
  },
  'vacuum goes by the age of a file that was replaced, not by when it was': {
    foundBy: 11,
    housekeeping: true,
    logOf: { vacuum: (log) => ({ ...log, snapshot: async (commit) => ({ ...(await log.snapshot(commit)), removed: noneRemoved() }) }) },
  },
  'vacuum bars no writer, and a writer commits however long ago it began': {
    foundBy: 18,
    housekeeping: true,
    logOf: { publish: withoutHaste, compact: withoutHaste, rebuild: withoutHaste, vacuum: withoutBar },
  },
  'a checkpoint is written before its commit is in the log': { foundBy: 73, housekeeping: true, logOf: { publish: hastyCheckpoints } },
  'the log is cleaned above its newest checkpoint': { foundBy: 8, housekeeping: true, logOf: { clean: cleaningToTheEnd } },
  'the log is cleaned below its newest checkpoint, though older commits may be asked for': {
    foundBy: 119,
    housekeeping: true,
    logOf: { clean: forgettingReaders },
  },
  'compaction does not look whether its files are still live': { foundBy: 85, housekeeping: true, logOf: { compact: pinnedOnce } },
};

const noneRemoved = (): Snapshot['removed'] => Object.fromEntries(TABLE_NAMES.map((name) => [name, []])) as unknown as Snapshot['removed'];

function withoutHaste(log: LakeLog): LakeLog {
  return { ...log, retention: Number.POSITIVE_INFINITY };
}

/** A vacuum whose empty commit is made up. */
function withoutBar(log: LakeLog): LakeLog {
  return { ...log, commit: async () => true, writeHint: async () => {}, snapshot: async () => log.snapshot(await log.head()) };
}

function hastyCheckpoints(log: LakeLog): LakeLog {
  return {
    ...log,
    async commit(next: LakeCommit) {
      const { version, actions } = next.tables.articles;
      const logs = { store: log.store, format: jsonCheckpoint, every: 2 };
      if (actions.length > 0 && version % 2 === 0 && version > 0)
        await writeCheckpoint(logs, 'articles', advance(await readTableState(logs, 'articles', version - 1), [actions]), 0);
      return log.commit(next);
    },
  };
}

/** Takes the versions after every version for checkpoints, a late one for the last, and the oldest commit for a later one. */
function cleaningToTheEnd(log: LakeLog): LakeLog {
  const list: Store['list'] = async function* (prefix, after) {
    for await (const listed of log.store.list(prefix, after)) {
      yield listed;
      const version = /\/_delta_log\/(\d{20})\.json$/.exec(listed.key)?.[1];
      if (version !== undefined) yield { ...listed, key: checkpointKey('articles', Number(version) + 1) };
    }
  };
  const get: Store['get'] = async (key) => {
    const stored = await log.store.get(key);
    return stored && key.endsWith('_last_checkpoint') ? { ...stored, bytes: new TextEncoder().encode('{"version":1000,"size":1}') } : stored;
  };
  const readCommit: LakeLog['readCommit'] = async (n) => {
    const commit = await log.readCommit(n);
    if (!commit) return null;
    const tables = { ...commit.tables };
    for (const name of TABLE_NAMES) tables[name] = { ...tables[name], version: tables[name].version + 2 };
    return { ...commit, tables };
  };
  return { ...log, store: { ...log.store, get, list }, readCommit, isWhole: async () => true };
}

/** Cleans as if the head were all that anybody reads. */
function forgettingReaders(log: LakeLog): LakeLog {
  return { ...log, retention: 0 };
}

/** A compaction that takes the later head, and the files of the earlier. */
function pinnedOnce(log: LakeLog): LakeLog {
  let first: Snapshot | null = null;
  return {
    ...log,
    async snapshot(head) {
      first ??= await log.snapshot(head);
      return { ...first, head };
    },
    async commit(next) {
      const done = await log.commit(next);
      if (done) first = null;
      return done;
    },
  };
}
