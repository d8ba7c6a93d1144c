import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { CreateBucketCommand, DeleteBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { openS3Client } from '../../lake/s3-client.ts';
import { s3Store } from '../../lake/s3-store.ts';
import { checksumOf } from './s3-server/body.ts';
import { CONFLICT, DENIED, INTERNAL, openS3Server, type S3Request, SLOW_DOWN } from './s3-server/server.ts';
import { describeStore } from './store-conformance.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const own = await openS3Server({ pageSize: 3 });
afterAll(() => own.close());
const client = openS3Client({ endpoint: own.endpoint, region: 'us-east-1', credentials, maxAttempts: 3 });
own.bucket('lake');
const storeOf = (prefix: string) => s3Store({ bucket: 'lake', prefix, client });
const isPut = ({ method }: S3Request) => method === 'PUT';

describeStore('the store on S3', async () => ({ store: storeOf(''), close: async () => {} }), { anyKeys: true, etagsOfContent: true });
describeStore('the store below a prefix of a bucket', async () => ({ store: storeOf('some where/deep/'), close: async () => {} }), {
  anyKeys: true,
  etagsOfContent: true,
});

if (process.env.AWS_ENDPOINT_URL) {
  describeStore(`the store on ${process.env.AWS_ENDPOINT_URL}`, () => inBucketOfItsOwn(), { anyKeys: true, etagsOfContent: true });
}

async function inBucketOfItsOwn() {
  const bucket = `wirehouse-${randomUUID()}`;
  const there = openS3Client();
  await there.send(new CreateBucketCommand({ Bucket: bucket }));
  const store = s3Store({ bucket, client: there });
  const close = async () => {
    for await (const { key } of store.list('')) await store.delete(key);
    await there.send(new DeleteBucketCommand({ Bucket: bucket }));
  };
  return { store, close };
}

describe('a conditional write whose answer is lost', () => {
  const store = storeOf('lost');

  it('has created, though the second try is refused for the first', async () => {
    own.inject(['drop after'], isPut);
    const put = await store.put('created', bytes('mine'), { ifAbsent: true });
    expect(put).toEqual({ ok: true, etag: (await store.head('created'))?.etag });
  });

  it('has replaced', async () => {
    const first = await store.put('replaced', bytes('a'), {});
    own.inject(['drop after'], isPut);
    expect(await store.put('replaced', bytes('b'), { ifMatch: first.ok ? first.etag : '' })).toMatchObject({ ok: true });
  });

  it('has not been made where another stands there, of the same bytes too', async () => {
    for (const content of ['other', 'mine']) {
      await store.put(`taken by ${content}`, bytes(content), {});
      own.inject(['drop before'], isPut);
      expect(await store.put(`taken by ${content}`, bytes('mine'), { ifAbsent: true })).toEqual({ ok: false });
    }
  });

  it('is told by what stands there when no try gets an answer, and is a fault when nothing tells', { timeout: 30_000 }, async () => {
    own.inject(Array(3).fill('drop after'), isPut);
    expect(await store.put('no answer', bytes('mine'), { ifAbsent: true })).toMatchObject({ ok: true });
    own.inject(Array(3).fill('drop before'), isPut);
    await expect(store.put('never made', bytes('mine'), { ifAbsent: true })).rejects.toThrow('cannot write s3://lake/lost/never made');
  });
});

describe('a conditional write beside another', () => {
  const store = storeOf('conflict');

  it('is tried again where S3 asks for it', async () => {
    own.inject([CONFLICT, CONFLICT], isPut);
    expect(await store.put('once', bytes('a'), { ifAbsent: true })).toMatchObject({ ok: true });
  });

  it('is refused where the other was first', async () => {
    const first = await store.put('twice', bytes('a'), {});
    own.inject([CONFLICT], isPut);
    own.bucket('lake').objects.delete('conflict/twice');
    expect(await store.put('twice', bytes('b'), { ifMatch: first.ok ? first.etag : '' })).toEqual({ ok: false });
  });
});

describe('faults that pass', () => {
  it('are passed over: throttling, errors of the server, connections that end', { timeout: 30_000 }, async () => {
    const store = storeOf('faults');
    for (const fault of [SLOW_DOWN, INTERNAL, 'drop before', 'drop after'] as const) {
      own.inject([fault]);
      await store.put('a', bytes('content'), {});
      own.inject([fault]);
      expect((await store.get('a'))?.size).toBe(7);
    }
    own.inject(['drop amid']);
    expect((await store.get('a'))?.bytes).toEqual(bytes('content'));
  });
});

describe('faults that stay', () => {
  it('name the object and the remedy', async () => {
    own.inject([DENIED]);
    await expect(storeOf('p').get('secret')).rejects.toMatchObject({
      message: expect.stringContaining('s3://lake/p/secret'),
      remedy: expect.stringContaining('s3:ListBucket'),
    });
    await expect(s3Store({ bucket: 'nowhere', client }).get('a')).rejects.toMatchObject({ remedy: expect.stringContaining('name of the bucket') });
    await expect(s3Store({ bucket: 'nowhere', client }).list('')[Symbol.asyncIterator]().next()).rejects.toThrow('cannot list s3://nowhere/');
    const nobody = openS3Client({ endpoint: own.endpoint, region: 'us-east-1', credentials: () => Promise.reject(new Error('no credentials')) });
    await expect(s3Store({ bucket: 'lake', client: nobody }).get('a')).rejects.toMatchObject({ remedy: expect.stringContaining('AWS_PROFILE') });
  });
});

describe('what S3 knows of an object', () => {
  it('is shown: version, metadata, and a time that listings show as well', async () => {
    const metadata = { source: 'agency', 'wirehouse-write': 'x' };
    own.bucket('lake').put('shown/a', { bytes: bytes('a'), checksum: checksumOf(bytes('a')), metadata }, {});
    const stored = await storeOf('shown').get('a');
    expect(stored).toMatchObject({ version: expect.stringMatching(/^v/), metadata: { source: 'agency' } });
    for await (const listed of storeOf('shown').list('')) expect(listed.lastModified).toBe(stored?.lastModified);
  });
});

describe('the small S3 of the tests', () => {
  it('takes a stream as the SDK sends it, in chunks with the checksum behind them, and refuses what is not intact', async () => {
    const parts = ['one ', 'two ', 'three'];
    const put = (more: object) => client.send(new PutObjectCommand({ Bucket: 'lake', Key: 'streamed', ...more }));
    await put({ Body: Readable.from(parts.map(bytes), { objectMode: false }), ContentLength: 13 });
    expect(own.requests.at(-1)?.headers['x-amz-content-sha256']).toMatch(/^STREAMING-/);
    expect((await storeOf('').get('streamed'))?.bytes).toEqual(bytes(parts.join('')));
    await expect(put({ Body: bytes('else'), ChecksumCRC32: checksumOf(bytes('other')) })).rejects.toThrow('BadDigest');
  });
});
