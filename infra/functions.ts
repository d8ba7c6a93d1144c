import type { SETTINGS } from './settings.ts';

interface FunctionPlan {
  /** The file of functions/ that exports its handler. */
  readonly entry: string;
  readonly about: string;
  readonly minutes: number;
  readonly memory: keyof typeof SETTINGS & `${string}Memory`;
}

/** Every Lambda function, by name. Alarms and the dashboard come from this list too. */
export const FUNCTIONS = {
  converge: { entry: 'converge', about: 'reads raw objects and writes their records', minutes: 5, memory: 'convergeMemory' },
  convergeLarge: { entry: 'converge', about: 'does the same for large objects', minutes: 15, memory: 'convergeLargeMemory' },
  publish: { entry: 'publish', about: 'brings records into the tables', minutes: 10, memory: 'publishMemory' },
  lister: { entry: 'lister', about: 'finds what differs, for reconcile and reprocess', minutes: 5, memory: 'listerMemory' },
  housekeeping: { entry: 'housekeeping', about: 'compacts and vacuums the tables', minutes: 15, memory: 'housekeepingMemory' },
} as const satisfies Record<string, FunctionPlan>;

export type FunctionName = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[];
