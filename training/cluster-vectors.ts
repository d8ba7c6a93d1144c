import { randomFrom } from './random.ts';

/** Vectors as rows of one array. */
export interface Vectors {
  readonly values: Float32Array;
  readonly width: number;
  readonly count: number;
}

/** The rows scaled to length one. */
export function normalised({ values, width, count }: Vectors): Vectors {
  const scaled = new Float32Array(count * width);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += (values[row * width + d] ?? 0) ** 2;
    const length = Math.sqrt(sum) || 1;
    for (let d = 0; d < width; d++) scaled[row * width + d] = (values[row * width + d] ?? 0) / length;
  }
  return { values: scaled, width, count };
}

/** Spherical k-means over unit vectors. Gives the centres; deterministic for a seed. */
export function clusterCentres(vectors: Vectors, options: { clusters: number; rounds: number; seed: number }): Vectors {
  const { width, count, values } = vectors;
  const { clusters } = options;
  const random = randomFrom(options.seed);
  let centres: Vectors = { values: new Float32Array(clusters * width), width, count: clusters };
  const chosen = new Set<number>();
  while (chosen.size < clusters) chosen.add(Math.floor(random() * count));
  [...chosen].forEach((row, k) => {
    centres.values.set(values.subarray(row * width, (row + 1) * width), k * width);
  });
  for (let round = 0; round < options.rounds; round++) {
    const nearest = nearestCentres(vectors, centres);
    const sums = new Float32Array(clusters * width);
    const sizes = new Int32Array(clusters);
    for (let row = 0; row < count; row++) {
      const k = nearest[row] ?? 0;
      sizes[k] = (sizes[k] ?? 0) + 1;
      for (let d = 0; d < width; d++) sums[k * width + d] = (sums[k * width + d] ?? 0) + (values[row * width + d] ?? 0);
    }
    for (let k = 0; k < clusters; k++) {
      if ((sizes[k] ?? 0) > 0) continue;
      const row = Math.floor(random() * count);
      sums.set(values.subarray(row * width, (row + 1) * width), k * width);
    }
    centres = normalised({ values: sums, width, count: clusters });
  }
  return centres;
}

/** The number of the nearest centre of each row. */
export function nearestCentres(vectors: Vectors, centres: Vectors): Uint16Array {
  const { width, count, values } = vectors;
  const nearest = new Uint16Array(count);
  const row = new Float64Array(width);
  const flat = Float64Array.from(centres.values);
  for (let at = 0; at < count; at++) {
    for (let d = 0; d < width; d++) row[d] = values[at * width + d] ?? 0;
    let top = -Infinity;
    for (let k = 0; k < centres.count; k++) {
      const base = k * width;
      let product = 0;
      for (let d = 0; d < width; d++) product += (row[d] as number) * (flat[base + d] as number);
      if (product > top) {
        top = product;
        nearest[at] = k;
      }
    }
  }
  return nearest;
}
