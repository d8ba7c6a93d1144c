import { at, isObject, readMessage } from './json-message.ts';

const LISTING = ['reconcile', 'reprocess'] as const;
const HOUSEKEEPING = ['compact', 'vacuum'] as const;

export type ListingTask = { readonly task: (typeof LISTING)[number]; readonly cursor: string | null };
export type HousekeepingTask = (typeof HOUSEKEEPING)[number];
type Read<T> = { readonly ok: true; readonly task: T } | { readonly ok: false; readonly problem: string };

/** The form in which the schedules, the command line and the lister itself ask for a task. */
export const taskMessage = ({ task, cursor }: ListingTask): string => JSON.stringify({ wirehouse: 'task', task, cursor });

/** What a message asks the lister for. */
export function listingTaskOf(body: string): Read<ListingTask> {
  const read = readMessage(body);
  if (!read.ok) return read;
  const task = nameIn(read.message, LISTING);
  const { cursor = null } = read.message;
  if (!task || (cursor !== null && typeof cursor !== 'string')) return { ok: false, problem: `the message asks for none of ${LISTING.join(', ')}` };
  return { ok: true, task: { task, cursor } };
}

/** What an event asks housekeeping for, sent by a schedule as it is. */
export function housekeepingTaskOf(event: unknown): Read<HousekeepingTask> {
  const task = nameIn(event, HOUSEKEEPING);
  return task ? { ok: true, task } : { ok: false, problem: `the event asks for none of ${HOUSEKEEPING.join(', ')}` };
}

const nameIn = <const N extends string>(value: unknown, names: readonly N[]): N | undefined =>
  isObject(value) && value.wirehouse === 'task' ? names.find((name) => name === at(value, 'task')) : undefined;
