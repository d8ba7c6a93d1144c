import type { FeatureRows } from '../extract/crf/features.ts';

/** Texts as rows of feature numbers: what the trainer runs over. */
export interface NumberedRows {
  readonly numbers: Int32Array;
  readonly starts: Int32Array;
  readonly tokens: number;
}

/** Key of a hash: training and use see the same low bits. */
export const keyOf = (hash: number, bits: number): number => (bits >= 32 ? hash >>> 0 : (hash & (2 ** bits - 1)) >>> 0);

/** The sorted keys of the features that stand in at least `cutoff` tokens. */
export function countFeatures(rows: readonly FeatureRows[], options: { cutoff: number; bits: number }): Uint32Array {
  const total = rows.reduce((sum, one) => sum + one.used, 0);
  const all = new Uint32Array(total);
  let at = 0;
  for (const one of rows) for (let k = 0; k < one.used; k++) all[at++] = keyOf(one.hashes[k] ?? 0, options.bits);
  all.sort();
  const kept: number[] = [];
  for (let from = 0; from < total; ) {
    let to = from + 1;
    while (to < total && all[to] === all[from]) to++;
    if (to - from >= options.cutoff) kept.push(all[from] ?? 0);
    from = to;
  }
  return Uint32Array.from(kept);
}

/** Replaces hashes by row numbers, token by token over all parts; unknown features fall away. */
export function numberFeatures(parts: readonly FeatureRows[], find: (hash: number) => number): NumberedRows {
  const numbers = new Int32Array(parts.reduce((sum, part) => sum + part.used, 0));
  const tokens = (parts[0]?.starts.length ?? 1) - 1;
  const starts = new Int32Array(tokens + 1);
  let used = 0;
  for (let token = 0; token < tokens; token++) {
    for (const part of parts) {
      const end = part.starts[token + 1] ?? 0;
      for (let k = part.starts[token] ?? 0; k < end; k++) {
        const number = find(part.hashes[k] ?? 0);
        if (number >= 0) numbers[used++] = number;
      }
    }
    starts[token + 1] = used;
  }
  return { numbers: numbers.slice(0, used), starts, tokens };
}
