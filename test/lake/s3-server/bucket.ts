import { createHash } from 'node:crypto';
import { compareUtf8 } from '../../../lake/utf8-order.ts';

export interface S3Object {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly checksum: string;
  /** ISO 8601, UTC, in whole seconds as S3 keeps it. */
  readonly lastModified: string;
  readonly version: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Conditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Why a write is refused, by S3's code. */
export type Refusal = 'PreconditionFailed' | 'NoSuchKey';

export interface Bucket {
  readonly objects: Map<string, S3Object>;
  put(key: string, content: Pick<S3Object, 'bytes' | 'checksum' | 'metadata'>, conditions: Conditions): S3Object | Refusal;
  /** Keys of a prefix after a key, in the order of their UTF-8 bytes. */
  keys(prefix: string, after: string): string[];
}

/** One bucket; ETags are MD5, so the same content has the same one again, as in S3. */
export function openBucket(clock: () => string, isVersioned: boolean): Bucket {
  const objects = new Map<string, S3Object>();
  let writes = 0;
  return {
    objects,
    put(key, content, { ifMatch, ifNoneMatch }) {
      const standing = objects.get(key);
      if (ifNoneMatch === '*' && standing) return 'PreconditionFailed';
      if (ifMatch !== undefined && !standing) return 'NoSuchKey';
      if (ifMatch !== undefined && ifMatch.replaceAll('"', '') !== standing?.etag) return 'PreconditionFailed';
      const object: S3Object = {
        ...content,
        etag: createHash('md5').update(content.bytes).digest('hex'),
        lastModified: clock(),
        version: isVersioned ? `v${++writes}` : null,
      };
      objects.set(key, object);
      return object;
    },
    keys: (prefix, after) => [...objects.keys()].filter((key) => key.startsWith(prefix) && compareUtf8(key, after) > 0).sort(compareUtf8),
  };
}
