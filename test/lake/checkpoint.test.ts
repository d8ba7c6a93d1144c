import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parquetCheckpoint } from '../../lake/checkpoint.ts';
import { type Action, type AddFile, addAction, createActions, removeAction } from '../../lake/delta.ts';
import { checkpointKey, deltaKey, lastCheckpointKey } from '../../lake/delta-log.ts';
import { type LakeCommit, openLakeLog } from '../../lake/lake-log.ts';
import { memoryStore } from '../../lake/memory-store.ts';
import { advance, checkpointActions, EMPTY_STATE } from '../../lake/table-state.ts';
import { land, nextCommit } from '../../pipeline/commit.ts';
import { tableOf } from '../../schemas/tables.ts';

const AT = '2024-05-01T10:00:00.000Z';
const fileOf = (path: string): AddFile =>
  addAction({ table: tableOf('articles'), path, partition: '2024-05', rows: [], size: 1, modificationTime: 7 });
const unchanged = (file: AddFile): AddFile => ({ ...file, dataChange: false });

describe('a checkpoint as Parquet', () => {
  it('gives back what was written, save that it changes no data', async () => {
    const [protocol, metaData] = createActions(tableOf('articles'), AT) as [Action, Action];
    const gone = removeAction(fileOf('gone'), 12);
    const back = await parquetCheckpoint.read(parquetCheckpoint.write([protocol, metaData, { add: unchanged(fileOf('a')) }, gone]));
    expect(back).toEqual([
      protocol,
      metaData,
      { add: unchanged(fileOf('a')) },
      { remove: { ...(gone as { remove: object }).remove, dataChange: false } },
    ]);
  });

  it('keeps every partition value, an empty map and a size beyond 32 bits', async () => {
    const partitions = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ partitionValues: partitions, size: fc.maxSafeNat() }), { minLength: 1, maxLength: 5 }), async (files) => {
        const actions = files.map((of, index): Action => ({ add: { ...unchanged(fileOf(`f${index}`)), ...of } }));
        expect(await parquetCheckpoint.read(parquetCheckpoint.write(actions))).toEqual(JSON.parse(JSON.stringify(actions)));
      }),
      { numRuns: 30 },
    );
  });

  it('is refused where it is cut short', async () => {
    const bytes = parquetCheckpoint.write(createActions(tableOf('articles'), AT));
    for (const length of [0, 1, bytes.length >> 1, bytes.length - 1]) await expect(parquetCheckpoint.read(bytes.slice(0, length))).rejects.toThrow();
  });
});

describe('the state of a table', () => {
  it('leaves out of its checkpoint what was removed too long ago for anybody to read', () => {
    const removals = [5, 10].map((at) => removeAction(fileOf(`gone-${at}`), at));
    const state = advance(EMPTY_STATE, [createActions(tableOf('articles'), AT), removals]);
    expect(checkpointActions(state, 10).flatMap((action) => ('remove' in action ? action.remove.path : []))).toEqual(['gone-10']);
  });
});

describe('the log of a lake with checkpoints', () => {
  /** Commits that each add a file to articles and take the one before away. */
  async function lakeOf(commits: number, checkpointEvery = 5) {
    const store = memoryStore();
    const log = openLakeLog(store, { checkpointEvery });
    let head: LakeCommit | null = null;
    for (let n = 1; n <= commits; n++) {
      const articles: Action[] = [{ add: fileOf(`f${n}`) }, ...(n > 1 ? [removeAction(fileOf(`f${n - 1}`), Date.parse(AT))] : [])];
      const next: LakeCommit = nextCommit(head, { attempt: `a${n}`, at: AT, kind: 'publish', actions: { articles } });
      expect(await land({ log, now: () => AT }, next)).toBe(true);
      head = next;
    }
    const gets: string[] = [];
    const get = (key: string) => {
      gets.push(key);
      return store.get(key);
    };
    return {
      store,
      gets,
      live: async () => {
        const fresh = openLakeLog({ ...store, get }, { checkpointEvery });
        return (await fresh.snapshot(await fresh.head())).files.articles.map((file) => file.path);
      },
    };
  }
  const versions = (keys: readonly string[], ending: string) =>
    keys
      .filter((key) => key.startsWith('tables/articles/_delta_log/0') && key.endsWith(ending))
      .map((key) => Number(key.split('/')[3]?.slice(0, 20)));

  it('is read from the newest checkpoint on', async () => {
    const { gets, live } = await lakeOf(13);
    expect(await live()).toEqual(['f13']);
    expect([versions(gets, '.checkpoint.parquet'), versions(gets, '.json')]).toEqual([[10], [11]]);
  });

  it('has no checkpoint, and looks for none, as long as it is short', async () => {
    const { store, gets, live } = await lakeOf(5);
    expect(await live()).toEqual(['f5']);
    expect(await store.head(lastCheckpointKey('articles'))).toBeNull();
    expect(gets).not.toContain(lastCheckpointKey('articles'));
  });

  it('names the newest checkpoint, with the number of its actions', async () => {
    const { store } = await lakeOf(13);
    const note = JSON.parse(new TextDecoder().decode((await store.get(lastCheckpointKey('articles')))?.bytes)) as object;
    expect(note).toMatchObject({ version: 10, size: 2 + 1 + 10, numOfAddFiles: 1 });
  });

  const torn = new TextEncoder().encode('PAR1 and no more');
  const DAMAGE: Record<string, (store: ReturnType<typeof memoryStore>) => Promise<unknown>> = {
    'the newest checkpoint is torn': (store) => store.put(checkpointKey('articles', 10), torn, {}),
    'the newest checkpoint is gone': (store) => store.delete(checkpointKey('articles', 10)),
    'the newest checkpoint holds another number of actions': async (store) => {
      await store.put(checkpointKey('articles', 10), parquetCheckpoint.write(createActions(tableOf('articles'), AT)), {});
    },
    'every checkpoint is torn': async (store) => {
      for (const version of [5, 10]) await store.put(checkpointKey('articles', version), torn, {});
    },
    '_last_checkpoint is no JSON': (store) => store.put(lastCheckpointKey('articles'), torn, {}),
    '_last_checkpoint is gone': (store) => store.delete(lastCheckpointKey('articles')),
    '_last_checkpoint is of a later version than the head': (store) =>
      store.put(lastCheckpointKey('articles'), new TextEncoder().encode('{"version":99,"size":3}'), {}),
  };
  for (const [name, damage] of Object.entries(DAMAGE)) {
    it(`is read right where ${name}`, async () => {
      const { store, live } = await lakeOf(13);
      await damage(store);
      expect(await live()).toEqual(['f13']);
    });
  }

  it('says what is missing where neither a checkpoint nor the log goes through', async () => {
    const { store, live } = await lakeOf(13);
    await store.delete(deltaKey('articles', 11));
    await expect(live()).rejects.toThrow('the Delta log of articles has a hole');
  });

  it('takes no attempt that is older than half of the retention', async () => {
    const log = openLakeLog(memoryStore(), { retentionHours: 2 });
    const commit = nextCommit(null, { attempt: 'one', at: AT, kind: 'publish', actions: {} });
    expect(await land({ log, now: () => '2024-05-01T11:00:00.001Z' }, commit)).toBe(false);
    expect(await log.head()).toBeNull();
    expect(await land({ log, now: () => '2024-05-01T11:00:00.000Z' }, commit)).toBe(true);
  });
});
