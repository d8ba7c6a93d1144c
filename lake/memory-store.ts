import { createHash } from 'node:crypto';
import type { Condition, Listed, Store, Stored } from './store.ts';
import { compareUtf8 } from './utf8-order.ts';

const systemClock = (): string => new Date().toISOString();

/** A store in memory, for tests and simulations. A counter in each ETag keeps it from ever coming back, as a revision does in records. */
export function memoryStore(clock: () => string = systemClock): Store {
  const objects = new Map<string, Stored>();
  let writes = 0;

  return {
    async get(key) {
      const object = objects.get(key);
      return object ? { ...object, bytes: object.bytes.slice() } : null;
    },
    async head(key) {
      const object = objects.get(key);
      return object ? listedOf(object) : null;
    },
    async put(key, bytes, condition) {
      if (!holds(condition, objects.get(key))) return { ok: false };
      const etag = `${++writes}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
      objects.set(key, { key, etag, size: bytes.length, lastModified: clock(), bytes: bytes.slice(), version: null, metadata: {} });
      return { ok: true, etag };
    },
    async *list(prefix, after = '') {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && compareUtf8(key, after) > 0);
      for (const key of keys.sort(compareUtf8)) {
        const object = objects.get(key);
        if (object) yield listedOf(object);
      }
    },
    async delete(key) {
      objects.delete(key);
    },
  };
}

const listedOf = ({ key, etag, size, lastModified }: Stored): Listed => ({ key, etag, size, lastModified });

function holds(condition: Condition, standing: Listed | undefined): boolean {
  if ('ifMatch' in condition) return standing?.etag === condition.ifMatch;
  if ('ifAbsent' in condition) return standing === undefined;
  return true;
}
