import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convergeMessage } from '../../functions/raw-events.ts';
import { recordBytes, recordKey } from '../../pipeline/record.ts';
import { taskMessage } from '../../schemas/task.ts';
import { bundleFunctions, ENTRIES } from '../functions/runtime/bundle-functions.ts';
import { deploy, synthesise } from './deploy.ts';
import { deployedLake, s3ClientOf } from './deployed-lake.ts';
import { type Emulator, waitFor } from './emulator.ts';
import { startLocalStack } from './localstack.ts';
import { startMiniStack } from './ministack.ts';

const article = (injured: string, more = ''): string =>
  `Port fire injures ${injured.toLowerCase()}\n\n12 March 2024\n\n${injured} dockers were injured when a fire broke out in the port on Tuesday, police said.${more}\n`;
/** Far more than a function reads within seconds. */
const ENDLESS = article('Five', '\n\nMore than 1,200 people left their homes, up from 900 on Monday, the mayor said.'.repeat(30_000));

let on: Emulator;
let aws: ReturnType<typeof deployedLake>;
let outdir: string;
let bundled: Awaited<ReturnType<typeof bundleFunctions>>;

beforeAll(async () => {
  on = await (process.env.WIREHOUSE_EMULATOR === 'localstack' ? startLocalStack() : startMiniStack());
  outdir = synthesise(on.leaveOut);
  bundled = await bundleFunctions(join(outdir, 'bundled'));
  aws = deployedLake(on, await deploy(on, s3ClientOf(on), outdir));
  for (const queue of ['raw-events', 'reprocess-keys', 'tasks', 'record-events']) await aws.hideMessagesFor(queue, 5);
});
afterAll(async () => {
  await on?.close();
  if (outdir) rmSync(outdir, { recursive: true, force: true });
});

const sourceOf = async (key: string) => (await aws.rows('sources')).find((row) => row.raw_key === key);
/** The numbers that the tables hold of a raw object. */
async function valuesOf(key: string): Promise<(number | null)[]> {
  const id = (await sourceOf(key))?.source_id;
  return (await aws.rows('figures')).filter((row) => row.source_id === id).map((row) => row.value);
}
const recordIs = (key: string, state: string, seconds = 60) =>
  waitFor(`record of ${key} that is ${state}`, seconds, async () => (await aws.recordOf(key))?.state === state);
/** Publishes until the tables show what is wanted. */
const shows = (what: string, look: () => Promise<boolean>) =>
  waitFor(what, 60, async () => {
    if (await look()) return true;
    await aws.publish();
    return look();
  });

describe('the synthesised stacks, deployed to an emulator', () => {
  it('run the code that the other tests ran, byte by byte', async () => {
    const { files } = JSON.parse(readFileSync(join(outdir, 'WirehousePipeline.assets.json'), 'utf8')) as {
      files: Record<string, { source: { path: string } }>;
    };
    const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    const deployed = Object.values(files).flatMap(({ source }) =>
      source.path.startsWith('asset.') ? [digest(join(outdir, source.path, 'index.mjs'))] : [],
    );
    expect(ENTRIES.map((entry) => digest(join(bundled[entry], 'index.mjs'))).sort()).toEqual([...new Set(deployed)].sort());
  });

  it('turn an article that is dropped into rows, by themselves', async () => {
    await aws.drop('news/port fire+1.txt', article('Five'));
    // Nobody publishes but the schedule, every minute.
    await waitFor('figure in the tables', 150, async () => (await valuesOf('news/port fire+1.txt')).includes(5));
    expect(await sourceOf('news/port fire+1.txt')).toMatchObject({ state: 'extracted', article_count: 1 });
    expect(await aws.lake.head('lake.json')).not.toBeNull();
  });

  it('answer SQL that the command line asks', async () => {
    const rows = await aws.wirehouse('sql', "select value, source_name from figures where counted = 'dockers'", '--json');
    expect(JSON.parse(rows)).toEqual([{ value: 5, source_name: 'police' }]);
  });

  it('replace the rows of an article that is overwritten, and keep its versions', async () => {
    await aws.drop('news/port fire+1.txt', article('Seven'));
    await shows('the new figure', async () => (await valuesOf('news/port fire+1.txt')).includes(7));
    expect(await valuesOf('news/port fire+1.txt')).not.toContain(5);
    expect((await aws.rows('article_versions')).map(({ version }) => version).sort()).toEqual([1, 2]);
  });

  it('take out the rows of an article that is deleted', async () => {
    await aws.drop('gone.txt', article('Nine'));
    await shows('the figure', async () => (await valuesOf('gone.txt')).includes(9));
    await aws.raw.delete('gone.txt');
    await shows('the delete', async () => (await sourceOf('gone.txt'))?.state === 'deleted');
    expect(await valuesOf('gone.txt')).toEqual([]);
  });

  it('name a file that is no article in sources and rejects, and no message is left of it', async () => {
    await aws.drop(
      'picture.txt',
      new Uint8Array(5_000).map((_, index) => (index * 37) % 251),
    );
    await shows('the reject', async () => (await sourceOf('picture.txt'))?.state === 'rejected');
    expect((await aws.rows('rejects')).some((row) => row.raw_key === 'picture.txt')).toBe(true);
    expect(await aws.bodies('raw-events-dead-letters')).toEqual([]);
  });

  it('leave a message that nobody can read to the dead letters', async () => {
    await aws.send('raw-events', 'no JSON');
    await waitFor('dead letter', 120, async () => (await aws.bodies('raw-events-dead-letters')).includes('no JSON'));
    await aws.purge('raw-events-dead-letters');
  });

  it('name a file that ends its function as failed, with its message among the dead letters, to be redriven when it can be read', async () => {
    await aws.configure('converge', { Timeout: 8 });
    await aws.hideMessagesFor('raw-events', 10);
    await aws.drop('endless.txt', ENDLESS);
    await waitFor('dead letter', 230, async () => (await aws.bodies('raw-events-dead-letters')).some((body) => body.includes('endless.txt')));
    await shows('the failure', async () => (await sourceOf('endless.txt'))?.state === 'failed');

    await aws.configure('converge', { Timeout: 300 });
    await aws.drop('endless.txt', article('Eleven'));
    expect(await aws.redrive('raw-events', 'raw-events-dead-letters')).toBe(1);
    await shows('the figure', async () => (await valuesOf('endless.txt')).includes(11));
    expect(await aws.bodies('raw-events-dead-letters')).toEqual([]);
  });

  it('read again what an older extractor read, when asked to reprocess', async () => {
    const key = 'news/port fire+1.txt';
    const record = await aws.recordOf(key);
    if (!record) throw new Error(`${key} has no record`);
    const older = { ...record, revision: record.revision + 1, extractor_generation: 0, extractor_version: 'older', articles: [] };
    await aws.lake.put(recordKey(key), recordBytes(older), {});
    await shows('the older rows', async () => (await sourceOf(key))?.extractor_version === 'older');
    expect(await valuesOf(key)).toEqual([]);
    await aws.send('tasks', taskMessage({ task: 'reprocess', cursor: null }));
    await waitFor('newer record', 60, async () => (await aws.recordOf(key))?.extractor_version === record.extractor_version);
    await shows('the rows of the newer one', async () => (await valuesOf(key)).includes(7));
  });

  it('are healed by a reconcile when events are lost: of an upload, of a delete, of a record', async () => {
    await aws.drop('unpublished.txt', article('Three'));
    await recordIs('unpublished.txt', 'extracted');
    await aws.purge('record-events');
    await aws.withoutEvents(async () => {
      await aws.drop('lost.txt', article('Thirteen'));
      await aws.raw.delete('news/port fire+1.txt');
    });
    await aws.publish();
    expect([await sourceOf('lost.txt'), await sourceOf('unpublished.txt')]).toEqual([undefined, undefined]);

    expect(await aws.wirehouse('reconcile')).toContain('done: the tables are up to date');
    await shows('the lost upload', async () => (await valuesOf('lost.txt')).includes(13));
    await shows('the lost record', async () => (await valuesOf('unpublished.txt')).includes(3));
    await shows('the lost delete', async () => (await sourceOf('news/port fire+1.txt'))?.state === 'deleted');
  });

  it('come to the same tables with two publishers at once', async () => {
    const keys = Array.from({ length: 12 }, (_, n) => `many/${n}.txt`);
    await aws.send('reprocess-keys', convergeMessage(keys));
    for (const key of keys) await aws.drop(key, article('Five'));
    for (const key of keys) await recordIs(key, 'extracted');
    await Promise.all([aws.publish(), aws.publish()]);
    await shows('all records', async () => (await aws.rows('sources')).filter((row) => keys.includes(row.raw_key)).length === keys.length);
    for (const name of ['sources', 'articles', 'figures', 'duplicates'] as const) {
      const ids = (await aws.rows(name)).map((row) => JSON.stringify(row));
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  });

  it('keep house when the schedule asks', async () => {
    const before = await aws.rows('figures');
    await aws.lambda('housekeeping', { wirehouse: 'task', task: 'compact' });
    await aws.lambda('housekeeping', { wirehouse: 'task', task: 'vacuum' });
    expect((await aws.rows('figures')).length).toBe(before.length);
  });
});
