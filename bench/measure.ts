export interface Measured {
  /** Milliseconds of the first round. */
  readonly cold: number;
  /** The median of the others. */
  readonly warm: number;
}

/** Runs the work over and over for so many seconds, three times at least. */
export function measure(work: () => unknown, seconds = 2): Measured {
  const started = performance.now();
  const rounds: number[] = [];
  while (rounds.length < 3 || performance.now() - started < seconds * 1000) {
    const at = performance.now();
    work();
    rounds.push(performance.now() - at);
  }
  const [cold = 0, ...warm] = rounds;
  return { cold, warm: warm.sort((one, other) => one - other)[Math.floor(warm.length / 2)] ?? cold };
}
