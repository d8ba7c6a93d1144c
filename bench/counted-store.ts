import type { Store } from '../lake/store.ts';

/** What S3 charges for: writes and listings cost a dozen times what reads do; deletes are free. */
export interface Requests {
  reads: number;
  writes: number;
  bytesWritten: number;
}

export const noRequests = (): Requests => ({ reads: 0, writes: 0, bytesWritten: 0 });

const KEYS_PER_LISTING = 1000;

/** A store that counts what it is asked, as requests of S3. */
export function countedStore(store: Store, count: Requests): Store {
  return {
    get(key) {
      count.reads++;
      return store.get(key);
    },
    head(key) {
      count.reads++;
      return store.head(key);
    },
    put(key, bytes, condition) {
      count.writes++;
      count.bytesWritten += bytes.length;
      return store.put(key, bytes, condition);
    },
    async *list(prefix, after) {
      let keys = 0;
      for await (const listed of store.list(prefix, after)) {
        if (keys++ % KEYS_PER_LISTING === 0) count.writes++;
        yield listed;
      }
      if (keys === 0) count.writes++;
    },
    delete: (key) => store.delete(key),
  };
}
