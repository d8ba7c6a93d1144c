import type { Plan } from '../pipeline/reconcile.ts';
import { type ListingTask, taskMessage } from '../schemas/task.ts';
import { inBatches, type Queue } from './queue.ts';
import { convergeMessage } from './raw-events.ts';
import { publishMessage } from './record-events.ts';

export interface ListPorts {
  /** What differs among so many keys after the cursor. */
  readonly plan: (cursor: string | null, task: ListingTask) => Promise<Pick<Plan, 'converge' | 'publish' | 'next'>>;
  readonly keys: Queue;
  readonly records: Queue;
  readonly tasks: Queue;
  readonly millisecondsLeft: () => number;
}

export interface Listed {
  readonly slices: number;
  readonly converge: number;
  readonly publish: number;
  /** Null: all is listed. */
  readonly cursor: string | null;
}

/** A message fails as a whole, so few articles share one; records are published a thousand at a time anyway. */
const KEYS_A_MESSAGE = { converge: 10, publish: 200 };
/** A message of SQS may have 256 KB. */
const BYTES_A_MESSAGE = 200_000;
/** No slice is begun with less; the task goes on with another message. */
const LEAST_MILLISECONDS = 60_000;

/** Works on a task slice by slice: sends on what differs, and queues itself again where the time ends before the listing. */
export async function listSlices(on: ListPorts, task: ListingTask): Promise<Listed> {
  const done = { slices: 0, converge: 0, publish: 0 };
  let { cursor } = task;
  do {
    const plan = await on.plan(cursor, task);
    await on.keys.send(packed(plan.converge, KEYS_A_MESSAGE.converge).map((keys) => convergeMessage(keys, task.failed)));
    await on.records.send(packed(plan.publish, KEYS_A_MESSAGE.publish).map(publishMessage));
    done.slices++;
    done.converge += plan.converge.length;
    done.publish += plan.publish.length;
    cursor = plan.next;
  } while (cursor !== null && on.millisecondsLeft() > LEAST_MILLISECONDS);
  if (cursor !== null) await on.tasks.send([taskMessage({ ...task, cursor })]);
  return { ...done, cursor };
}

const packed = (keys: readonly string[], most: number): string[][] =>
  inBatches(keys, (key) => Buffer.byteLength(JSON.stringify(key)) + 1, { items: most, size: BYTES_A_MESSAGE });
