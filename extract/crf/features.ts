/** The active features of a row of tokens: hashes[starts[t]] … hashes[starts[t + 1]] are those of token t. */
export interface FeatureRows {
  hashes: Uint32Array;
  readonly starts: number[];
  used: number;
}

export const newFeatureRows = (): FeatureRows => ({ hashes: new Uint32Array(4096), starts: [0], used: 0 });

/** Adds a feature to the token at hand. */
export function addFeature(rows: FeatureRows, hash: number): void {
  if (rows.used === rows.hashes.length) {
    const larger = new Uint32Array(rows.hashes.length * 2);
    larger.set(rows.hashes);
    rows.hashes = larger;
  }
  rows.hashes[rows.used++] = hash;
}

/** Ends the token at hand. */
export const endToken = (rows: FeatureRows): void => {
  rows.starts.push(rows.used);
};
