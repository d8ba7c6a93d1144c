import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { inParallel } from '../lake/in-parallel.ts';
import type { Converged, ConvergeOptions } from '../pipeline/converge.ts';
import { type RawEvents, rawEventsOf } from './raw-events.ts';

/** `forwarded`: too large for this function, and now in the queue of the one that has more memory. */
export type ConvergedKey = Converged | 'forwarded';
/** What became of a key; `given back` for want of time, `fault` where something failed that is not the article. */
export type Outcome = ConvergedKey | 'given back' | 'fault';

export interface BatchPorts {
  readonly convergeKey: (key: string, options: ConvergeOptions) => Promise<ConvergedKey>;
  /** A message that was received so often is not received again. */
  readonly maxReceives: number;
  readonly millisecondsLeft: () => number;
  readonly onProblem: (problem: string, about: { readonly message?: string; readonly key?: string; readonly error?: unknown }) => void;
}

export interface BatchAnswer {
  readonly response: SQSBatchResponse;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** S3 answers while an article is read; more side by side would only wait for the one processor. */
const SIDE_BY_SIDE = 4;
/** Nothing is begun, and nothing waited for, in the last tenth of the time, or the last minute. */
const reserve = (milliseconds: number): number => Math.min(60_000, milliseconds / 10);

interface KeyTask {
  readonly key: string;
  again: boolean;
  receives: number;
  /** The first message that names it, for an order that is the same each time. */
  readonly message: string;
}

/** Converges the raw keys that a batch of messages names, each once; messages that cannot be done go back to the queue, alone. */
export async function convergeBatch(on: BatchPorts, messages: readonly SQSRecord[]): Promise<BatchAnswer> {
  const read = messages.map((message) => ({ message, events: rawEventsOf(message.body) }));
  const tasks = tasksOf(read);
  const outcomes = new Map<string, Outcome>();
  const atLeast = reserve(on.millisecondsLeft());
  const work = async ({ key, again, receives }: KeyTask): Promise<void> => {
    if (on.millisecondsLeft() < atLeast) return;
    try {
      outcomes.set(key, await on.convergeKey(key, { again, lastTry: receives >= on.maxReceives }));
    } catch (error) {
      outcomes.set(key, 'fault');
      on.onProblem('the key was not converged', { key, error });
    }
  };
  await untilLate(on.millisecondsLeft() - atLeast, async () => {
    await inParallel(tasks.fresh, SIDE_BY_SIDE, work);
    for (const task of tasks.received) await work(task);
  });
  for (const { key } of [...tasks.fresh, ...tasks.received]) if (!outcomes.has(key)) outcomes.set(key, 'given back');

  const failed = read.filter(({ message, events }) => {
    if (!events.ok) on.onProblem(events.problem, { message: message.messageId });
    return !events.ok || events.keys.some((key) => !isDone(outcomes.get(key)));
  });
  return { response: { batchItemFailures: failed.map(({ message }) => ({ itemIdentifier: message.messageId })) }, outcomes };
}

/** A record of a newer extractor is left to a newer function, which the message waits for. */
const isDone = (outcome: Outcome | undefined): boolean => outcome !== undefined && !['newer', 'given back', 'fault'].includes(outcome);

/**
 * Each key once. What was received before may have ended the function: it runs after all else and alone, in an order that turns
 * round each time, so that whatever stood behind a file that kills stands before it the next time.
 */
function tasksOf(read: readonly { message: SQSRecord; events: RawEvents }[]): { fresh: KeyTask[]; received: KeyTask[] } {
  const tasks = new Map<string, KeyTask>();
  for (const { message, events } of read) {
    if (!events.ok) continue;
    const receives = Number(message.attributes.ApproximateReceiveCount) || 1;
    for (const key of events.keys) {
      const task = tasks.get(key) ?? { key, again: false, receives: 0, message: message.messageId };
      task.again ||= events.again;
      task.receives = Math.max(task.receives, receives);
      tasks.set(key, task);
    }
  }
  const all = [...tasks.values()];
  const fresh = all.filter(({ receives }) => receives < 2);
  const received = all.filter(({ receives }) => receives >= 2).sort((one, other) => (one.message + one.key < other.message + other.key ? -1 : 1));
  const most = Math.max(0, ...received.map(({ receives }) => receives));
  return { fresh, received: most % 2 === 0 ? received : received.reverse() };
}

/** Waits for work, but no longer than so many milliseconds: what is still under way then is safe to leave, and to do again. */
async function untilLate(milliseconds: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, milliseconds));
  });
  await Promise.race([work(), late]);
  clearTimeout(timer);
}
