export interface WatchPorts {
  /** How much is left to do. */
  readonly left: () => Promise<number>;
  readonly onProgress: (done: number, total: number) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const LOOK_AGAIN = 5_000;
/** A queue that is tried again shows nothing for some minutes; longer than this, nobody is at work. */
const PATIENCE = 15 * 60_000;

/** Watches work that others do until nothing is left of it, or nothing has happened for long. Answers what is left. */
export async function watchUntilDone({ left, onProgress, now, sleep }: WatchPorts): Promise<number> {
  let [total, before, changedAt] = [0, -1, now()];
  for (;;) {
    const began = now();
    const open = await left();
    total = Math.max(total, open);
    onProgress(total - open, total);
    if (open === 0) return 0;
    if (open !== before) changedAt = now();
    if (now() - changedAt > PATIENCE) return open;
    before = open;
    // Looking costs listings: at most a fifth of the time goes into it.
    await sleep(Math.max(LOOK_AGAIN, 4 * (now() - began)));
  }
}
