import { createHash } from 'node:crypto';
import type { Condition, Listed, Store, Stored } from '../../../lake/store.ts';
import { type Chance, Crash, type Scheduler } from './scheduler.ts';

/** Objects whose ETags are digests of their content, as S3's are: the same content again has the same ETag. */
export type Objects = Map<string, { bytes: Uint8Array; lastModified: string }>;

const etags = new WeakMap<Uint8Array, string>();
export function etagOf(bytes: Uint8Array): string {
  const etag = etags.get(bytes) ?? createHash('md5').update(bytes).digest('hex');
  etags.set(bytes, etag);
  return etag;
}

export interface SimStoreOptions {
  readonly schedule: Scheduler;
  readonly chance: Chance;
  /** How likely a call kills its caller, half of the time before and half after it took effect. */
  readonly crash: number;
  /** How likely a call's turn comes only after many turns of others, as a suspended process's does. */
  readonly sleep: number;
  readonly clock: () => string;
  readonly onWrite?: ((key: string) => void) | undefined;
}

const LONG_SLEEP = 150;

/** A store over shared objects that one actor holds: every call waits for its turn and may be the actor's last. */
export function simStore(objects: Objects, { schedule, chance, crash, sleep, clock, onWrite }: SimStoreOptions): Store {
  const call = async <T>(effect: () => T): Promise<T> => {
    await schedule.turn();
    if (sleep > 0 && chance.next() < sleep) for (let turns = chance.below(LONG_SLEEP); turns > 0; turns--) await schedule.turn();
    const crashes = chance.happens(crash);
    if (crashes && chance.happens(0.5)) throw new Crash();
    const answer = effect();
    if (crashes) throw new Crash();
    return answer;
  };
  const listed = (key: string): Listed | null => {
    const object = objects.get(key);
    return object ? { key, etag: etagOf(object.bytes), size: object.bytes.length, lastModified: object.lastModified } : null;
  };
  const stored = (key: string): Stored | null => {
    const object = objects.get(key);
    const entry = listed(key);
    return object && entry ? { ...entry, bytes: object.bytes, version: null, metadata: {} } : null;
  };
  const holds = (key: string, condition: Condition): boolean => {
    if ('ifMatch' in condition) return listed(key)?.etag === condition.ifMatch;
    return !('ifAbsent' in condition) || !objects.has(key);
  };
  return {
    get: (key) => call(() => stored(key)),
    head: (key) => call(() => listed(key)),
    put: (key, bytes, condition) =>
      call(() => {
        if (!holds(key, condition)) return { ok: false };
        objects.set(key, { bytes, lastModified: clock() });
        onWrite?.(key);
        return { ok: true, etag: etagOf(bytes) };
      }),
    async *list(prefix, after = '') {
      const keys = await call(() => [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort());
      for (const key of keys) {
        const entry = listed(key);
        if (entry) yield entry;
      }
    },
    delete: (key) =>
      call(() => {
        objects.delete(key);
        onWrite?.(key);
      }),
  };
}
