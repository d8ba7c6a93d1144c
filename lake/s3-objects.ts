import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import { sharedS3Client } from './s3-client.ts';
import { explainS3Error, isMissing, type S3Call } from './s3-error.ts';
import { bare, putObject, WRITE_ID } from './s3-put.ts';
import type { Listed, Store, Stored } from './store.ts';

export interface S3StoreOptions {
  readonly bucket: string;
  /** Keys of the store lie below it, parted by a slash; none where not given. */
  readonly prefix?: string;
  /** Where not given, one that all stores of the process share, set up as the environment says. */
  readonly client?: S3Client;
}

/** A connection may end in the middle of an object; the SDK tries again only up to its beginning. */
const READS = 4;

/** The store of s3-store.ts, with the SDK at hand. */
export function s3Objects({ bucket, prefix = '', client = sharedS3Client() }: S3StoreOptions): Store {
  const base = prefix.replace(/\/+$/, '') === '' ? '' : `${prefix.replace(/\/+$/, '')}/`;
  const objectOf = (key: string) => ({ Bucket: bucket, Key: base + key });

  /** Null where the object is missing. */
  async function ask<T>(action: S3Call['action'], key: string, send: () => Promise<T>): Promise<T | null> {
    try {
      return await send();
    } catch (error) {
      if (isMissing(error)) return null;
      throw explainS3Error(error, { action, at: `s3://${bucket}/${base}${key}` });
    }
  }

  async function* pages(from: { Prefix: string; StartAfter?: string }) {
    for (let token: string | undefined, more = true; more; ) {
      const ContinuationToken = token;
      const page = await ask('list', from.Prefix.slice(base.length), () =>
        client.send(
          new ListObjectsV2Command({ Bucket: bucket, EncodingType: 'url', ...from, ...(ContinuationToken !== undefined && { ContinuationToken }) }),
        ),
      );
      yield page?.Contents ?? [];
      token = page?.NextContinuationToken;
      more = token !== undefined;
    }
  }

  return {
    get: (key) =>
      ask('read', key, async () => {
        for (let reads = 1; ; reads++) {
          const answer = await client.send(new GetObjectCommand(objectOf(key)));
          try {
            return storedOf(key, answer, await wholeBody(answer));
          } catch (error) {
            if (reads === READS) throw error;
            await sleep(Math.random() * 200 * 2 ** reads);
          }
        }
      }),
    head: (key) =>
      ask('look up', key, async () => {
        const answer = await client.send(new HeadObjectCommand(objectOf(key)));
        return listedOf(key, { ...answer, Size: answer.ContentLength });
      }),
    async put(key, bytes, condition) {
      const target = objectOf(key);
      try {
        return await putObject(client, { ...target, Body: bytes }, condition);
      } catch (error) {
        throw explainS3Error(error, { action: 'write', at: `s3://${bucket}/${target.Key}` });
      }
    },
    async *list(prefix, after) {
      const from = { Prefix: base + prefix, ...(after !== undefined && after !== '' && { StartAfter: base + after }) };
      for await (const page of pages(from)) for (const object of page) yield listedOf(decodeListed(object.Key).slice(base.length), object);
    },
    async delete(key) {
      await ask('delete', key, () => client.send(new DeleteObjectCommand(objectOf(key))));
    },
  };
}

/** The SDK compares it with its checksum, where S3 keeps one. */
async function wholeBody({ Body, ContentLength }: GetObjectCommandOutput): Promise<Uint8Array> {
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  if (ContentLength !== undefined && bytes.length !== ContentLength) throw new Error(`${bytes.length} of ${ContentLength} bytes came`);
  return bytes;
}

function storedOf(key: string, answer: GetObjectCommandOutput, bytes: Uint8Array): Stored {
  const { [WRITE_ID]: _, ...metadata } = answer.Metadata ?? {};
  const version = answer.VersionId && answer.VersionId !== 'null' ? answer.VersionId : null;
  return { ...listedOf(key, { ...answer, Size: bytes.length }), bytes, version, metadata };
}

/** Keys are listed as in a form (+ is a space): some have characters that XML cannot hold. */
const decodeListed = (key = ''): string => decodeURIComponent(key.replaceAll('+', ' '));

interface Shown {
  readonly ETag?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
}

/** S3 knows whole seconds; what stands in for it may show more of them in a listing than beside the object. */
function listedOf(key: string, { ETag = '', Size = 0, LastModified }: Shown): Listed {
  const seconds = Math.floor((LastModified?.getTime() ?? 0) / 1000);
  return { key, etag: bare(ETag), size: Size, lastModified: new Date(seconds * 1000).toISOString() };
}
