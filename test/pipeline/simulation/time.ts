/** In hours and in milliseconds: how long the simulated lake keeps what it has replaced. */
export const RETENTION_HOURS = 1;
export const RETENTION = RETENTION_HOURS * 3_600_000;

/**
 * What a reader may count on: a writer looks at the clock before it commits, at most half a retention after it began, and then may
 * sleep through another quarter.
 */
export const PROMISED = RETENTION / 4;

/** A clock that goes on by a second with every look, and by hours in a night. */
export function simulatedTime() {
  let at = 1_700_000_000_000;
  return {
    milliseconds: (): number => at,
    tick(): string {
      at += 1000;
      return new Date(at).toISOString();
    },
    night(retentions: number): void {
      at += Math.round(retentions * RETENTION);
    },
  };
}
export type SimulatedTime = ReturnType<typeof simulatedTime>;
