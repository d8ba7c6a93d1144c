import type { HousekeepingTask, ListingTask } from '../schemas/task.ts';
import { at, isObject, readMessage } from './json-message.ts';

const LISTING = ['reconcile', 'reprocess'] as const satisfies readonly ListingTask['task'][];
const HOUSEKEEPING = ['compact', 'vacuum'] as const satisfies readonly HousekeepingTask['task'][];

type Read<T> = { readonly ok: true; readonly task: T } | { readonly ok: false; readonly problem: string };

/** What a message asks the lister for. */
export function listingTaskOf(body: string): Read<ListingTask> {
  const read = readMessage(body);
  if (!read.ok) return read;
  const task = nameIn(read.message, LISTING);
  const { cursor = null, failed = false } = read.message;
  if (!task || (cursor !== null && typeof cursor !== 'string')) return { ok: false, problem: `the message asks for none of ${LISTING.join(', ')}` };
  return { ok: true, task: { task, cursor, ...(failed === true && { failed }) } };
}

/** What an event asks housekeeping for, sent by a schedule as it is. */
export function housekeepingTaskOf(event: unknown): Read<HousekeepingTask['task']> {
  const task = nameIn(event, HOUSEKEEPING);
  return task ? { ok: true, task } : { ok: false, problem: `the event asks for none of ${HOUSEKEEPING.join(', ')}` };
}

const nameIn = <const N extends string>(value: unknown, names: readonly N[]): N | undefined =>
  isObject(value) && value.wirehouse === 'task' ? names.find((name) => name === at(value, 'task')) : undefined;
