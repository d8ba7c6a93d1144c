import { inParallel } from '../lake/in-parallel.ts';
import { ForeignCommitError } from '../lake/lake-log.ts';
import type { Published } from '../pipeline/publish.ts';
import type { Queue, Received } from './queue.ts';
import { recordEventsOf } from './record-events.ts';

export interface DrainPorts {
  readonly queue: Queue;
  readonly publish: (rawKeys: readonly string[]) => Promise<Published>;
  readonly millisecondsNow: () => number;
  readonly onProblem: (problem: string, about: { readonly message?: string; readonly key?: string; readonly error?: unknown }) => void;
}

export interface Drained {
  readonly records: number;
  readonly commits: number;
  /** Records that could not be published; their messages come again. */
  readonly pending: number;
  /** How long the message that waited longest had waited when its rows were in the tables; null: there was none. */
  readonly lagSeconds: number | null;
}

/** So many records make one commit, about. */
const PER_COMMIT = 1024;
const RECEIVERS = 8;
/** So many records that fail on their own are not to blame: something else is broken. */
const MOST_BROKEN = 5;

/** Publishes what a queue of record events holds, batch by batch, until it is empty or the time is up; done messages are deleted. */
export async function drainRecords(on: DrainPorts, until: number): Promise<Drained> {
  let [records, commits, pending] = [0, 0, 0];
  let lagSeconds: number | null = null;
  while (on.millisecondsNow() < until) {
    const messages = await receiveMany(on, until);
    if (messages.length === 0) break;
    const read = messages.map((message) => ({ message, events: recordEventsOf(message.body) }));
    for (const { message, events } of read) if (!events.ok) on.onProblem(events.problem, { message: message.id });
    const keys = [...new Set(read.flatMap(({ events }) => (events.ok ? events.keys : [])))];
    const batch = await publishWhatCan(on, keys);
    records += batch.records;
    commits += batch.commits;
    pending += batch.broken.size;
    const done = read.filter(({ events }) => events.ok && !events.keys.some((key) => batch.broken.has(key))).map(({ message }) => message);
    await on.queue.done(done);
    const oldest = Math.min(...done.map(({ sentAt }) => sentAt).filter(Number.isFinite));
    if (Number.isFinite(oldest)) lagSeconds = Math.max(lagSeconds ?? 0, (on.millisecondsNow() - oldest) / 1000);
  }
  return { records, commits, pending, lagSeconds };
}

async function receiveMany({ queue, millisecondsNow }: DrainPorts, until: number): Promise<Received[]> {
  const messages = await queue.receive(1);
  for (let more = messages.length > 0; more && messages.length < PER_COMMIT && millisecondsNow() < until; ) {
    const rounds = await inParallel(Array.from({ length: RECEIVERS }), RECEIVERS, () => queue.receive(0));
    messages.push(...rounds.flat());
    more = rounds.some((round) => round.length > 0);
  }
  return messages;
}

/** Publishes keys in one commit; where a record stands in the way, in halves, so that only this one is left out. */
async function publishWhatCan(on: DrainPorts, keys: readonly string[]): Promise<{ records: number; commits: number; broken: Set<string> }> {
  const broken = new Set<string>();
  let [records, commits] = [0, 0];
  const waiting = keys.length > 0 ? [keys] : [];
  for (let batch = waiting.pop(); batch; batch = waiting.pop()) {
    try {
      const published = await on.publish(batch);
      records += published.records;
      if (published.commit) commits++;
    } catch (error) {
      const [only] = batch;
      if (error instanceof ForeignCommitError || broken.size >= MOST_BROKEN || only === undefined) throw error;
      if (batch.length === 1) {
        broken.add(only);
        on.onProblem('the record was not published', { key: only, error });
      } else waiting.push(batch.slice(batch.length >> 1), batch.slice(0, batch.length >> 1));
    }
  }
  return { records, commits, broken };
}
