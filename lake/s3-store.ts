import type { S3StoreOptions } from './s3-objects.ts';
import type { Store } from './store.ts';

/**
 * Objects in a bucket of S3, or of what speaks as S3 does (AWS_ENDPOINT_URL). The SDK is loaded with the first call, so that whoever
 * works on a folder never waits for it.
 */
export function s3Store(options: S3StoreOptions): Store {
  let opened: Promise<Store> | undefined;
  const store = () => (opened ??= import('./s3-objects.ts').then(({ s3Objects }) => s3Objects(options)));
  return {
    get: async (key) => (await store()).get(key),
    head: async (key) => (await store()).head(key),
    put: async (key, bytes, condition) => (await store()).put(key, bytes, condition),
    async *list(prefix, after) {
      yield* (await store()).list(prefix, after);
    },
    delete: async (key) => (await store()).delete(key),
  };
}
