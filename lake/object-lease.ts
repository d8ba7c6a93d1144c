import type { PutAnswer, Store } from './store.ts';

export const LEASE_KEY = 'tables/_writer.json';
/** For how long the lease is taken, where nothing else is said. */
export const LEASE_SECONDS = 60;

export interface ObjectLeaseOptions {
  readonly store: Store;
  /** Names who holds it, for who waits; unlike all others. */
  readonly holder: string;
  /** A holder that has not renewed for so long holds it no more. */
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, value?: undefined, options?: { readonly signal?: AbortSignal }) => Promise<unknown>;
  /** Whether a holder is known to be gone, so that nobody need wait for its time to be up. */
  readonly isGone?: (holder: string) => boolean;
  /** Told once, when another holds it and this one waits. */
  readonly onWait?: (holder: string) => void;
  /** `false`: where another holds it, the answer is null at once. */
  readonly wait: boolean;
}

interface Held {
  readonly holder: string;
  /** Milliseconds since 1970; in the past once it is given back. */
  readonly expires: number;
}

/** Looked at again after so long, at most. */
const LOOK_AGAIN = 2_000;

/**
 * Runs work as the one writer of a lake in a bucket: an object names the holder and when its time is up, and is taken, renewed and
 * given back on the condition of its ETag. It only spares work; safety comes from the log, so work goes on where renewing fails.
 */
export function withObjectLease<T>(options: ObjectLeaseOptions & { readonly wait: true }, work: () => Promise<T>): Promise<T>;
export function withObjectLease<T>(options: ObjectLeaseOptions, work: () => Promise<T>): Promise<T | null>;
export async function withObjectLease<T>(options: ObjectLeaseOptions, work: () => Promise<T>): Promise<T | null> {
  const etag = await take(options);
  if (etag === null) return null;
  const ended = new AbortController();
  const renewing = renew(options, etag, ended.signal);
  try {
    return await work();
  } finally {
    ended.abort();
    const last = await renewing;
    if (last !== null) await write(options, last, 0).catch(() => {});
  }
}

/** The ETag of the lease, once it is ours; null where another holds it and nobody waits. */
async function take(options: ObjectLeaseOptions): Promise<string | null> {
  const { store, now, sleep, isGone = () => false, onWait = () => {}, wait, seconds } = options;
  for (let waited = false; ; ) {
    const stored = await store.get(LEASE_KEY);
    const held = stored && parse(stored.bytes);
    const left = held && !isGone(held.holder) ? held.expires - now() : 0;
    if (left <= 0) {
      const put = await write(options, stored?.etag ?? null, seconds);
      if (put.ok) return put.etag;
      if (wait) continue;
      return null;
    }
    if (!wait) return null;
    if (!waited && held) onWait(held.holder);
    waited = true;
    await sleep(Math.min(left, LOOK_AGAIN));
  }
}

/** Renews until work has ended or another has taken it over. The last ETag; null where it is ours no more. */
async function renew(options: ObjectLeaseOptions, first: string, ended: AbortSignal): Promise<string | null> {
  let etag = first;
  for (;;) {
    await options.sleep((options.seconds * 1000) / 3, undefined, { signal: ended }).catch(() => {});
    if (ended.aborted) return etag;
    const put = await write(options, etag, options.seconds).catch(() => null);
    if (put?.ok) etag = put.etag;
    else if (put) return null;
  }
}

function write({ store, holder, now }: ObjectLeaseOptions, over: string | null, seconds: number): Promise<PutAnswer> {
  const at = now();
  const held: Held & { at: string } = { holder, expires: seconds === 0 ? 0 : at + seconds * 1000, at: new Date(at).toISOString() };
  return store.put(LEASE_KEY, new TextEncoder().encode(JSON.stringify(held)), over === null ? { ifAbsent: true } : { ifMatch: over });
}

/** Null where it says nothing that can be used: then it is free. */
function parse(bytes: Uint8Array): Held | null {
  try {
    const { holder, expires } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Held>;
    return typeof holder === 'string' && typeof expires === 'number' ? { holder, expires } : null;
  } catch {
    return null;
  }
}
