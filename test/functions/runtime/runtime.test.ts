import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convergeMessage } from '../../../functions/raw-events.ts';
import { publishMessage } from '../../../functions/record-events.ts';
import { openS3Client } from '../../../lake/s3-client.ts';
import { s3Store } from '../../../lake/s3-store.ts';
import { type LakeRecord, readRecord } from '../../../pipeline/record.ts';
import { taskMessage } from '../../../schemas/task.ts';
import { DENIED, openS3Server } from '../../lake/s3-server/server.ts';
import { zipFolder } from '../zip.ts';
import { bundleFunctions, type Entry } from './bundle-functions.ts';
import { fetchRuntimeClient } from './fetch-runtime-client.ts';
import { openLambda } from './lambda.ts';
import { sqsInMemory } from './sqs-in-memory.ts';

const ARTICLE = 'Port fire injures five\n\n12 March 2024\n\nFive dockers were injured when a fire broke out in the port on Tuesday, police said.\n';
const MAX_RECEIVES = 3;
const ALL_ENDS = process.env.WIREHOUSE_ALL_ENDS === '1';
const SLOW_ENDS = [
  { kind: 'spin', words: 'please spin', ends: { ended: 'timeout', code: null }, timeoutSeconds: 10 },
  { kind: 'memory', words: 'please fill the memory', ends: { ended: 'exit', code: null }, timeoutSeconds: 20 },
];

const client = fetchRuntimeClient();
if (!client) console.warn("skipped: AWS's runtime client cannot be fetched from the npm registry");

const message = (messageId: string, body: unknown, receives = 1) => ({
  messageId,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes: { ApproximateReceiveCount: String(receives) },
});
const notification = (...keys: string[]) => ({ Records: keys.map((key) => ({ s3: { object: { key } } })) });
const failures = (...ids: string[]) => ({ response: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) } });

const folder = mkdtempSync(join(tmpdir(), 'wirehouse-functions-'));
const assets = await bundleFunctions(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Milliseconds of processor time that the import of a function takes: unlike the clock's, they do not rise when the machine is busy. */
function importMilliseconds(entry: Entry): number {
  const file = pathToFileURL(join(assets[entry], 'index.mjs')).href;
  const script = `const before = process.cpuUsage(); await import('${file}'); const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000);`;
  const runs = Array.from({ length: 3 }, () => spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
  return Math.round(Number(runs.map(({ stdout }) => Number(stdout)).sort((one, other) => one - other)[1]));
}

describe("the functions' code", () => {
  it.each(['converge', 'publish'] as const)('of %s stays within its budgets', (entry) => {
    const zipped = zipFolder(assets[entry]).length / 1e6;
    const imported = importMilliseconds(entry);
    console.log(`${entry}: ${zipped.toFixed(2)} MB zipped, imported in ${imported} ms of processor time`);
    expect(zipped).toBeLessThan(entry === 'converge' ? 8 : 2);
    // 300 on a machine at rest; a busy one takes longer even by the processor's count.
    expect(imported).toBeGreaterThan(0);
    expect(imported).toBeLessThan(600);
  });
});

describe.skipIf(!client)("the functions' bundled code under AWS's runtime client", async () => {
  const sqs = sqsInMemory();
  const server = await openS3Server({ answer: sqs.answer });
  const queue = (name: string) => `${server.endpoint}/?${name}`;
  const store = (bucket: string) => {
    server.bucket(bucket);
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    return s3Store({ bucket, client: openS3Client({ endpoint: server.endpoint, region: 'us-east-1', credentials, forcePathStyle: true }) });
  };
  const raw = store('raw');
  const lake = store('lake');
  const drop = (key: string, text: string) => raw.put(key, new TextEncoder().encode(text), {});
  const recordOf = async (key: string): Promise<LakeRecord | undefined> => (await readRecord(lake, key))?.record;

  const environment = {
    AWS_ENDPOINT_URL: server.endpoint,
    RAW_BUCKET: 'raw',
    LAKE_BUCKET: 'lake',
    MAX_RECEIVES: String(MAX_RECEIVES),
    LARGE_BYTES: '100000',
    LARGE_QUEUE_URL: queue('large'),
    RECORDS_QUEUE_URL: queue('records'),
    KEYS_QUEUE_URL: queue('keys'),
    TASKS_QUEUE_URL: queue('tasks'),
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:9',
  };
  const opened: { close(): Promise<void> }[] = [];
  const start = async (entry: Entry, more: { timeoutSeconds?: number; memoryMegabytes?: number } = {}) => {
    const preload = 'test/functions/runtime/break-on-words.mjs';
    const lambda = await openLambda({
      asset: assets[entry],
      client: client ?? '',
      environment,
      timeoutSeconds: 20,
      memoryMegabytes: 512,
      preload,
      ...more,
    });
    opened.push(lambda);
    return lambda;
  };
  /** For the tests that need no other limits: Lambda too keeps a process for the next call. */
  let converge: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    converge = await start('converge');
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
    await server.close();
  });

  it('converges a batch, finds it done the second time, and gives back what cannot be read', async () => {
    await drop('news/a b.txt', ARTICLE);
    await drop('own.txt', ARTICLE.replace('Five', 'Six'));
    await drop('picture.txt', '\u0000\u0001\u0002 no text');
    await drop('large.txt', ARTICLE.repeat(1000));
    const batch = [
      message('1', notification('news/a+b.txt', 'never-there.txt')),
      message('2', convergeMessage(['own.txt'])),
      message('3', { Service: 'Amazon S3', Event: 's3:TestEvent' }),
      message('4', 'no JSON'),
      message('5', notification('picture.txt', 'large.txt')),
    ];
    expect(await converge.call({ Records: batch })).toEqual(failures('4'));
    expect((await recordOf('news/a b.txt'))?.articles[0]?.rows.figures.map(({ value }) => value)).toContain(5);
    expect((await recordOf('own.txt'))?.state).toBe('extracted');
    expect((await recordOf('picture.txt'))?.state).toBe('rejected');
    expect(await recordOf('large.txt')).toBeUndefined();
    expect(sqs.waiting(queue('large'))).toEqual([convergeMessage(['large.txt'])]);

    expect(await converge.call({ Records: batch.slice(0, 3) })).toEqual(failures());
    expect((await recordOf('own.txt'))?.revision).toBe(1);
    expect(await converge.call({ Records: [] })).toEqual(failures());
    expect(converge.log()).toContain('"message":"the message is not JSON"');
  });

  it('keeps faults of the engine in the record, and gives back what the store refuses', async () => {
    await drop('please-throw.txt', ARTICLE);
    await drop('refused.txt', ARTICLE);
    await drop('fine.txt', ARTICLE);
    server.inject([DENIED], ({ key, method }) => key === 'refused.txt' && method === 'GET');
    const batch = ['please-throw.txt', 'refused.txt', 'fine.txt'].map((key) => message(key, notification(key)));
    expect(await converge.call({ Records: batch })).toEqual(failures('refused.txt'));
    expect(await recordOf('please-throw.txt')).toMatchObject({ state: 'failed', reason: 'extractor_error' });
    expect((await recordOf('fine.txt'))?.state).toBe('extracted');
  });

  // Each process that ends costs the start of another: the two slow ways of it run with `npm run test:full`.
  it.each([{ kind: 'exit', words: 'please exit', ends: { ended: 'exit', code: 3 }, timeoutSeconds: 20 }, ...(ALL_ENDS ? SLOW_ENDS : [])])(
    'names a file that ends its process by $kind as failed, and its neighbours are read',
    async ({ kind, words, ends, timeoutSeconds }) => {
      const limited = kind === 'exit' ? converge : await start('converge', { timeoutSeconds, memoryMegabytes: 256 });
      const keys = [`${kind}/1.txt`, `${kind}/2.txt`, `${kind}/3.txt`];
      await drop(keys[0] ?? '', ARTICLE);
      await drop(keys[1] ?? '', words);
      await drop(keys[2] ?? '', ARTICLE);
      const again = (receives: number) => limited.call({ Records: keys.map((key) => message(key, notification(key), receives)) });
      expect(await again(MAX_RECEIVES - 1)).toEqual(ends);
      expect(await again(MAX_RECEIVES)).toEqual(ends);
      expect(await Promise.all(keys.map(async (key) => (await recordOf(key))?.state))).toEqual(['extracted', 'failed', 'extracted']);
    },
  );

  it('publishes what its queue holds, lists what is lost, and keeps house', async () => {
    const publish = await start('publish');
    sqs.send(queue('records'), JSON.stringify(notification('records/own.txt', 'records/news/a+b.txt')));
    sqs.send(queue('records'), publishMessage(['picture.txt']));
    sqs.send(queue('records'), 'no JSON');
    expect(await publish.call({ wirehouse: 'task', task: 'publish' })).toEqual({ response: null });
    expect(sqs.waiting(queue('records'))).toEqual([]);
    expect(sqs.hidden()).toEqual(['no JSON']);
    expect(await lake.head('lake.json')).not.toBeNull();
    expect(publish.log()).toContain('"PublishedRecords":3');
    expect(await publish.call({})).toEqual({ response: null });
    expect(publish.log()).toContain('"commits":0');

    const lister = await start('lister');
    await drop('lost.txt', ARTICLE);
    expect(await lister.call({ Records: [message('1', taskMessage({ task: 'reconcile', cursor: null })), message('2', '{}')] })).toEqual(
      failures('2'),
    );
    expect(sqs.waiting(queue('keys')).join()).toContain('lost.txt');
    expect(sqs.waiting(queue('records')).join()).toContain('please-throw.txt');

    const housekeeping = await start('housekeeping');
    expect(await housekeeping.call({ wirehouse: 'task', task: 'compact' })).toEqual({ response: null });
    expect(await housekeeping.call({ wirehouse: 'task', task: 'vacuum' })).toEqual({ response: null });
    expect(await housekeeping.call({ hello: 'world' })).toMatchObject({ error: { errorMessage: expect.stringContaining('compact') } });
  });
});
