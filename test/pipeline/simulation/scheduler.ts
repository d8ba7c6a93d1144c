/** A seeded source of chance (mulberry32): the same seed gives the same schedule. */
export function seededChance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (n: number): number => Math.floor(next() * n),
    happens: (probability: number): boolean => next() < probability,
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  };
}
export type Chance = ReturnType<typeof seededChance>;

/** Ends an actor wherever it stands, as a killed process would. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * Runs actors one step at a time: each waits for its turn before every store call, and chance decides whose turn it is.
 * Between two turns only one actor runs, so a schedule is a function of the seed.
 */
export function scheduler(chance: Chance) {
  const waiting: (() => void)[] = [];
  let running = 0;
  let finish: () => void = () => {};
  let failed: unknown = null;

  const step = () => {
    if (running > 0) return;
    if (waiting.length === 0) return finish();
    const [resume] = waiting.splice(chance.below(waiting.length), 1);
    running++;
    resume?.();
  };
  const rest = () => {
    running--;
    queueMicrotask(step);
  };

  return {
    turn: (): Promise<void> =>
      new Promise((resolve) => {
        waiting.push(resolve);
        rest();
      }),
    /** Starts an actor; a Crash ends it, any other error ends the simulation. */
    start(actor: () => Promise<void>, onEnd: (crashed: boolean) => void = () => {}): void {
      running++;
      actor()
        .then(() => onEnd(false))
        .catch((error: unknown) => {
          if (error instanceof Crash) return onEnd(true);
          failed ??= error;
        })
        .finally(rest);
    },
    /** Resolves when no actor is left. */
    async allEnded(): Promise<void> {
      await new Promise<void>((resolve) => {
        finish = resolve;
        queueMicrotask(step);
      });
      finish = () => {};
      if (failed) throw failed;
    },
  };
}
export type Scheduler = ReturnType<typeof scheduler>;
