import type { Store } from '../../../lake/store.ts';
import { type Objects, type SimStoreOptions, simStore } from './sim-store.ts';

/** Where a simulated lake and its drop lie. */
export interface Place {
  readonly raw: Objects;
  readonly lake: Objects;
  /** The store over one of both, as an actor holds it. */
  readonly open: (objects: Objects, actor: SimStoreOptions) => Store;
}

/** A new place for one schedule; the clock is the simulation's. */
export type MakePlace = (seed: number, clock: () => string) => Place;

export const inMemory: MakePlace = () => ({ raw: new Map(), lake: new Map(), open: simStore });
