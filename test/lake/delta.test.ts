import { describe, expect, it } from 'vitest';
import { type AddFile, addAction, createActions, deltaSchema, parseCommit, removeAction, replay } from '../../lake/delta.ts';
import { openLakeLog } from '../../lake/lake-log.ts';
import { memoryStore } from '../../lake/memory-store.ts';
import { fileStatistics } from '../../lake/statistics.ts';
import { nextCommit } from '../../pipeline/commit.ts';
import { TABLE_NAMES, tableOf } from '../../schemas/tables.ts';

const AT = '2024-05-01T10:00:00.000Z';
const file = (path: string): AddFile => addAction({ table: tableOf('articles'), path, partition: '2024-05', rows: [], size: 1, modificationTime: 0 });

describe('the statistics of a file', () => {
  const statistics = (column: string, values: readonly (string | number | null)[]) =>
    fileStatistics(
      tableOf('sources'),
      values.map((value) => ({ [column]: value })),
    );

  it('cut long texts, a maximum to something above all values', () => {
    const long = `${'a'.repeat(64)}zzz`;
    const { minValues, maxValues } = statistics('raw_key', [long, 'b']);
    expect(minValues.raw_key).toBe('a'.repeat(64));
    expect(maxValues.raw_key).toBe('b');
    const only = statistics('raw_key', [long]).maxValues.raw_key;
    expect(Buffer.compare(Buffer.from(String(only)), Buffer.from(long))).toBe(1);
  });

  it('compare texts as their UTF-8 bytes', () => {
    const { minValues, maxValues } = statistics('raw_key', ['\u{1f4f0}', '\uff5e']);
    expect([minValues.raw_key, maxValues.raw_key]).toEqual(['\uff5e', '\u{1f4f0}']);
  });

  it('hold instants in milliseconds, a maximum rounded up', () => {
    const { minValues, maxValues } = statistics('raw_last_modified', ['2024-01-01T00:00:00.000001Z']);
    expect([minValues.raw_last_modified, maxValues.raw_last_modified]).toEqual(['2024-01-01T00:00:00.000Z', '2024-01-01T00:00:00.001Z']);
  });

  it('compare instants as instants, however many digits they have', () => {
    const { minValues, maxValues } = statistics('raw_last_modified', [
      '2024-01-01T00:00:00.000Z',
      '2024-01-01T00:00:00.000500Z',
      '2023-12-31T23:59:59.5Z',
    ]);
    expect([minValues.raw_last_modified, maxValues.raw_last_modified]).toEqual(['2023-12-31T23:59:59.500Z', '2024-01-01T00:00:00.001Z']);
  });

  it('count nulls, and leave out free text', () => {
    const { nullCount, minValues } = fileStatistics(tableOf('sources'), [{ article_count: null, detail: 'words' }]);
    expect(nullCount.article_count).toBe(1);
    expect(minValues).not.toHaveProperty('detail');
  });
});

describe('a Delta log', () => {
  it('begins with its protocol and schema, every column nullable', () => {
    const [protocol, metadata] = createActions(tableOf('articles'), AT);
    expect(protocol).toEqual({ protocol: { minReaderVersion: 1, minWriterVersion: 2 } });
    expect(metadata).toMatchObject({ metaData: { partitionColumns: ['published_month'] } });
    expect(deltaSchema(tableOf('articles')).fields.every((field) => field.nullable)).toBe(true);
  });

  it('encodes what a URL would not take, and keeps the equals sign of a partition', () => {
    expect(file('published_month=2024-05/part 1.parquet').path).toBe('published_month=2024-05/part%201.parquet');
  });

  it('replays to the files that are live', () => {
    const live = new Map<string, AddFile>();
    replay(live, [{ add: file('a') }, { add: file('b') }, removeAction(file('a'), 1)]);
    expect([...live.keys()]).toEqual(['b']);
  });
});

describe('the lake log', () => {
  const commitOf = (actions: Parameters<typeof nextCommit>[1]['actions'] = {}, attempt = 'one') =>
    nextCommit(null, { attempt, at: AT, kind: 'publish', actions });

  it('gives a number to one of two commits, and knows its own attempt again', async () => {
    const log = openLakeLog(memoryStore());
    expect(await log.commit(commitOf())).toBe(true);
    expect(await log.commit(commitOf({}, 'two'))).toBe(false);
    expect(await log.commit(commitOf())).toBe(true);
  });

  it('projects as often as it is asked to, to the same files', async () => {
    const store = memoryStore();
    const log = openLakeLog(store);
    const commit = commitOf({ articles: [{ add: file('a') }] });
    await log.commit(commit);
    await log.project(commit);
    await log.project(commit);
    const text = new TextDecoder().decode((await store.get('tables/articles/_delta_log/00000000000000000000.json'))?.bytes);
    expect(parseCommit(text)).toHaveLength(3);
  });

  it('shows a commit to its own readers before it is projected', async () => {
    const log = openLakeLog(memoryStore());
    await log.commit(commitOf({ articles: [{ add: file('a') }] }));
    const snapshot = await log.snapshot(await log.head());
    expect(snapshot.files.articles.map((one) => one.path)).toEqual(['a']);
    expect(TABLE_NAMES.filter((name) => snapshot.files[name].length > 0)).toEqual(['articles']);
  });

  it('finds its head with an old hint, or none', async () => {
    const store = memoryStore();
    const log = openLakeLog(store);
    const first = commitOf();
    await log.commit(first);
    await log.writeHint(1, 0);
    await log.commit(nextCommit(first, { attempt: 'two', at: AT, kind: 'publish', actions: {} }));
    expect((await log.head())?.n).toBe(2);
    await store.delete('tables/_head.json');
    expect((await openLakeLog(store).head())?.n).toBe(2);
  });
});
