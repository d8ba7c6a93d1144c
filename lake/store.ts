/** Something listed in a store. Listings carry no version. */
export interface Listed {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  /** ISO 8601, UTC. */
  readonly lastModified: string;
}

export interface Stored extends Listed {
  readonly bytes: Uint8Array;
  /** The store's own version id; null where it keeps none. */
  readonly version: string | null;
  /** User metadata of the object (x-amz-meta-*), lower-case names; empty on folders. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** `ifMatch`: replace just this ETag. `ifAbsent`: create. Neither: write whatever stands there. */
export type Condition = { readonly ifMatch: string } | { readonly ifAbsent: true } | Record<string, never>;

/** A failed condition is an expected answer, not an error. */
export type PutAnswer = { readonly ok: true; readonly etag: string } | { readonly ok: false };

/**
 * Objects under keys, with conditional writes: all storage goes through these five. Reads see the last write. Infrastructure
 * faults throw; `get` of a missing key gives null.
 */
export interface Store {
  get(key: string): Promise<Stored | null>;
  /** As get, without the bytes. */
  head(key: string): Promise<Listed | null>;
  put(key: string, bytes: Uint8Array, condition: Condition): Promise<PutAnswer>;
  /** Keys that start with prefix and come after `after`, in the order of their UTF-8 bytes. */
  list(prefix: string, after?: string): AsyncIterable<Listed>;
  /** No error where the key is missing. */
  delete(key: string): Promise<void>;
}
