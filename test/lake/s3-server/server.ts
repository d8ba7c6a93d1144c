import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Received, receiveBody } from './body.ts';
import { type Bucket, openBucket } from './bucket.ts';
import { errorXml, listingXml } from './xml.ts';

/** What goes wrong with one request: answered with this error, or the connection ends before or after the effect, or amid the answer. */
export type Fault = { readonly status: number; readonly code: string } | 'drop before' | 'drop after' | 'drop amid';

export const SLOW_DOWN: Fault = { status: 503, code: 'SlowDown' };
export const CONFLICT: Fault = { status: 409, code: 'ConditionalRequestConflict' };
export const INTERNAL: Fault = { status: 500, code: 'InternalError' };
export const DENIED: Fault = { status: 403, code: 'AccessDenied' };

export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export interface S3ServerOptions {
  readonly clock?: () => string;
  readonly isVersioned?: boolean;
  readonly pageSize?: number;
  /** The one key id that is known; any where not given. */
  readonly accessKeyId?: string;
  /** Answers requests of other services that speak JSON, by their target, such as AmazonSQS.SendMessage. */
  readonly answer?: (target: string, body: unknown) => object | Promise<object>;
}

export interface S3Server {
  readonly endpoint: string;
  /** Made when it is first named, with the server's clock or its own. */
  bucket(name: string, clock?: () => string): Bucket;
  /** Lets the next requests that a test holds for fail, one fault each. */
  inject(faults: readonly Fault[], isMeant?: (request: S3Request) => boolean): void;
  /** Every request so far, faults included. */
  readonly requests: S3Request[];
  close(): Promise<void>;
}

const now = (): string => `${new Date().toISOString().slice(0, 19)}.000Z`;

/** As much of S3 as the store speaks, in this process and on loopback. Buckets exist once they are named by `bucket` or made by a request. */
export async function openS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const { clock = now, isVersioned = true, pageSize = 1000, accessKeyId } = options;
  const buckets = new Map<string, Bucket>();
  const injected: { fault: Fault; isMeant: (request: S3Request) => boolean }[] = [];
  const requests: S3Request[] = [];

  const server = createServer(async (incoming, response) => {
    const request = parse(incoming);
    const body = await receiveBody(incoming).catch(() => null);
    requests.push(request);
    const at = injected.findIndex(({ isMeant }) => isMeant(request));
    const fault = at < 0 ? null : injected.splice(at, 1)[0]?.fault;
    if (fault === 'drop before') return incoming.socket.destroy();
    const refusal = fault && typeof fault === 'object' ? fault : refuse(request, body);
    const answer = refusal ? errorOf(refusal, request) : await effect(request, body as Received);
    if (fault === 'drop after') return incoming.socket.destroy();
    send(response, request, answer, fault === 'drop amid');
  });

  function refuse({ headers, bucket }: S3Request, body: Received | null): { status: number; code: string } | null {
    if (accessKeyId !== undefined && !headers.authorization?.includes(`Credential=${accessKeyId}/`))
      return { status: 403, code: 'InvalidAccessKeyId' };
    if (!body) return { status: 400, code: 'IncompleteBody' };
    if (!body.isIntact) return { status: 400, code: 'BadDigest' };
    return headers['x-amz-target'] || buckets.has(bucket) ? null : { status: 404, code: 'NoSuchBucket' };
  }

  async function effect(request: S3Request, body: Received): Promise<Answer> {
    const { method, key, query, headers } = request;
    const target = headers['x-amz-target'];
    if (options.answer && typeof target === 'string')
      return { status: 200, body: JSON.stringify(await options.answer(target, JSON.parse(Buffer.from(body.bytes).toString()))) };
    const bucket = buckets.get(request.bucket);
    if (!bucket) return errorOf({ status: 404, code: 'NoSuchBucket' }, request);
    if (key === '' && method === 'GET') return { status: 200, body: listingXml(request.bucket, bucket, query, pageSize) };
    if (method === 'GET' || method === 'HEAD') return read(bucket, request);
    if (method === 'DELETE') {
      bucket.objects.delete(key);
      return { status: 204 };
    }
    if (method !== 'PUT' || key === '') return errorOf({ status: 501, code: 'NotImplemented' }, request);
    const conditions = { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
    const put = bucket.put(key, { bytes: body.bytes, checksum: body.checksum, metadata: metadataOf(headers) }, conditions);
    if (typeof put === 'string') return errorOf({ status: put === 'NoSuchKey' ? 404 : 412, code: put }, request);
    return { status: 200, headers: { etag: `"${put.etag}"`, ...versionOf(put) } };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket(name, itsClock = clock) {
      const bucket = buckets.get(name) ?? openBucket(itsClock, isVersioned);
      buckets.set(name, bucket);
      return bucket;
    },
    inject: (faults, isMeant = () => true) => void injected.push(...faults.map((fault) => ({ fault, isMeant }))),
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string | number>;
  readonly body?: string | Uint8Array;
}

function parse({ method = '', url = '', headers }: IncomingMessage): S3Request {
  const [path = '', query] = url.split('?');
  const [, bucket = '', ...key] = path.split('/').map((part) => decodeURIComponent(part));
  return { method, bucket, key: key.join('/'), query: new URLSearchParams(query), headers };
}

const errorOf = ({ status, code }: { status: number; code: string }, { bucket, key }: S3Request): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: errorXml(code, `${bucket}/${key}`),
});

function read(bucket: Bucket, request: S3Request): Answer {
  const object = bucket.objects.get(request.key);
  if (!object) return errorOf({ status: 404, code: 'NoSuchKey' }, request);
  const headers = {
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.lastModified).toUTCString(),
    ...(request.headers['x-amz-checksum-mode'] && { 'x-amz-checksum-crc32': object.checksum }),
    ...versionOf(object),
    ...Object.fromEntries(Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
  };
  return { status: 200, headers, body: object.bytes };
}

const versionOf = ({ version }: { version: string | null }): Record<string, string> => (version === null ? {} : { 'x-amz-version-id': version });

const metadataOf = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith('x-amz-meta-'))
      .map(([name, value]) => [name.slice('x-amz-meta-'.length), String(value)]),
  );

function send(response: ServerResponse, { method }: S3Request, { status, headers = {}, body = '' }: Answer, dropAmid: boolean): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, ...(status !== 204 && { 'content-length': bytes.length }) });
  if (!dropAmid) return void response.end(method === 'HEAD' ? undefined : bytes);
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.destroy());
}
