export interface Example {
  readonly features: readonly string[];
  readonly isRight: boolean;
}

/**
 * Weights of a logistic regression over named features, by Newton's method with ridge penalty `l2` (on all but the first
 * feature of `free`). Deterministic: features in the order of their names. Features seen fewer than `least` times are left out.
 */
export function fitLogistic(examples: readonly Example[], { l2 = 1, least = 5, free = [] as readonly string[] } = {}): Record<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const name of features) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen]
    .filter(([, count]) => count >= least)
    .map(([name]) => name)
    .sort();
  const indexOf = new Map(names.map((name, at) => [name, at]));
  const rows = examples.map(({ features, isRight }) => ({
    at: features.flatMap((name) => indexOf.get(name) ?? []),
    y: isRight ? 1 : 0,
  }));
  const penalty = names.map((name) => (free.includes(name) ? 1e-6 : l2));
  let weights = names.map(() => 0);
  for (let step = 0; step < 30; step++) {
    const gradient = names.map((_, i) => -(penalty[i] ?? 0) * (weights[i] ?? 0));
    const hessian = names.map((_, i) => names.map((__, j) => (i === j ? (penalty[i] ?? 0) : 0)));
    for (const { at, y } of rows) {
      const p = 1 / (1 + Math.exp(-at.reduce((sum, i) => sum + (weights[i] ?? 0), 0)));
      for (const i of at) {
        gradient[i] = (gradient[i] ?? 0) + y - p;
        const line = hessian[i];
        if (line) for (const j of at) line[j] = (line[j] ?? 0) + p * (1 - p);
      }
    }
    const move = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + (move[i] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-9) break;
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 1000) / 1000]));
}

/** x of Ax = b for a positive definite A, by elimination. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((line, i) => [...line, b[i] ?? 0]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const top = rows[pivot] ?? [];
    for (let below = pivot + 1; below < size; below++) {
      const line = rows[below] ?? [];
      const factor = (line[pivot] ?? 0) / (top[pivot] ?? 1);
      if (factor !== 0) for (let at = pivot; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (top[at] ?? 0);
    }
  }
  const x = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const line = rows[i] ?? [];
    let rest = line[size] ?? 0;
    for (let j = i + 1; j < size; j++) rest -= (line[j] ?? 0) * (x[j] ?? 0);
    x[i] = rest / (line[i] ?? 1);
  }
  return x;
}
