/** Finds the row of a hash, fast where the answer is mostly no. */
export interface HashIndex {
  readonly size: number;
  /** The row of the hash, or -1. */
  readonly find: (hash: number) => number;
}

/**
 * Indexes sorted, distinct keys of `bits` bits (32 at most); a hash is looked up by its low bits, and row n is the n-th key. A bitmap
 * of eight bits a key stays in the cache and turns most unknown hashes away; buckets by the high bits hold about one key each.
 */
export function indexHashes(keys: Uint32Array, bits: number): HashIndex {
  const logSize = Math.max(6, Math.ceil(Math.log2(keys.length + 1)));
  const keyMask = bits >= 32 ? 0xffffffff : 2 ** bits - 1;
  const shift = Math.max(0, bits - logSize);
  const buckets = new Uint32Array(2 ** Math.min(bits, logSize) + 1);
  const filterShift = Math.max(0, bits - logSize - 3);
  const filter = new Uint32Array(2 ** Math.max(0, Math.min(bits, logSize + 3) - 5));
  for (const key of keys) {
    const bucket = (key >>> shift) + 1;
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    const bit = key >>> filterShift;
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  for (let bucket = 1; bucket < buckets.length; bucket++) buckets[bucket] = (buckets[bucket] ?? 0) + (buckets[bucket - 1] ?? 0);
  const find = (hash: number): number => {
    const key = (hash & keyMask) >>> 0;
    const bit = key >>> filterShift;
    if (!((filter[bit >>> 5] ?? 0) & (1 << (bit & 31)))) return -1;
    const end = buckets[(key >>> shift) + 1] ?? 0;
    for (let row = buckets[key >>> shift] ?? 0; row < end; row++) if (keys[row] === key) return row;
    return -1;
  };
  return { size: keys.length, find };
}
