import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { answerOf, isMissing } from './s3-error.ts';
import type { Condition, PutAnswer } from './store.ts';

/** Metadata of what was written on a condition: tells one's own write from another's where the answer was lost. */
export const WRITE_ID = 'wirehouse-write';

/** Two conditional writes at once: S3 asks one of them to try again. */
const CONFLICTS = 8;

interface Target {
  readonly Bucket: string;
  readonly Key: string;
}

/**
 * One PutObject, never a multipart upload: it is atomic, takes its condition as a header and holds 5 GB, while our files stay near
 * 32 MB and a document below 64 MB; parts would cost three requests each where one does.
 */
export async function putObject(client: S3Client, object: Target & { Body: Uint8Array }, condition: Condition): Promise<PutAnswer> {
  if (!('ifMatch' in condition || 'ifAbsent' in condition)) {
    const { ETag = '' } = await client.send(new PutObjectCommand(object));
    return { ok: true, etag: bare(ETag) };
  }
  const writeId = randomUUID();
  const header = 'ifMatch' in condition ? { IfMatch: `"${condition.ifMatch}"` } : { IfNoneMatch: '*' };
  for (let conflicts = 0; ; conflicts++) {
    try {
      const { ETag = '' } = await client.send(new PutObjectCommand({ ...object, ...header, Metadata: { [WRITE_ID]: writeId } }));
      return { ok: true, etag: bare(ETag) };
    } catch (error) {
      const answer = await settle(client, object, { condition, writeId, error, isFirst: conflicts === 0 });
      if (answer) return answer;
      if (answerOf(error).status !== 409 || conflicts === CONFLICTS) throw error;
      await sleep(Math.random() * 50 * 2 ** conflicts);
    }
  }
}

interface Failure {
  readonly condition: Condition;
  readonly writeId: string;
  readonly error: unknown;
  /** Nothing was sent before by this put. */
  readonly isFirst: boolean;
}

/**
 * What a failed conditional write has come to; null where it is not in the store and its condition still holds. Refused at once, it
 * was refused. Sent more than once, or without an answer, it may have been made all the same, and a second try been refused for
 * the first: what stands there tells. `ok: false` also where it was made and has been written over since: what stands is not it.
 */
async function settle(client: S3Client, { Bucket, Key }: Target, { condition, writeId, error, isFirst }: Failure): Promise<PutAnswer | null> {
  const { status, attempts } = answerOf(error);
  const isRefused = status === 412 || ('ifMatch' in condition && isMissing(error));
  if (isRefused && isFirst && attempts <= 1) return { ok: false };
  if (!isRefused && status !== null && status !== 409 && status < 500) return null;
  const standing = await headOf(client, { Bucket, Key });
  if (standing === 'unknown') return null;
  if (standing?.writeId === writeId) return { ok: true, etag: standing.etag };
  const holds = 'ifMatch' in condition ? standing?.etag === condition.ifMatch : standing === null;
  return isRefused || !holds ? { ok: false } : null;
}

async function headOf(client: S3Client, target: Target): Promise<{ etag: string; writeId: string | undefined } | null | 'unknown'> {
  try {
    const { ETag = '', Metadata } = await client.send(new HeadObjectCommand(target));
    return { etag: bare(ETag), writeId: Metadata?.[WRITE_ID] };
  } catch (error) {
    return isMissing(error) ? null : 'unknown';
  }
}

/** An ETag without the quotes that S3 puts around it. */
export const bare = (etag: string): string => etag.replaceAll('"', '');
