import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Converged, ConvergeOptions } from '../pipeline/converge.ts';
import { rawEventsOf } from './raw-events.ts';

export type ConvergeKey = (key: string, options: ConvergeOptions) => Promise<Converged>;

/** Converges the raw keys that a batch of messages names; a message that cannot be done goes back to the queue, alone. */
export const convergeHandler =
  (convergeKey: ConvergeKey, maxReceives: number) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const message of event.Records) {
      const isDone = await convergeMessage(message).catch((error: unknown) => problem(message, error));
      if (!isDone) batchItemFailures.push({ itemIdentifier: message.messageId });
    }
    return { batchItemFailures };

    async function convergeMessage(message: SQSRecord): Promise<boolean> {
      const events = rawEventsOf(message.body);
      if (!events.ok) return problem(message, events.problem);
      const lastTry = Number(message.attributes.ApproximateReceiveCount) >= maxReceives;
      const answers: Converged[] = [];
      for (const key of events.keys) answers.push(await convergeKey(key, { lastTry }));
      return !answers.includes('newer');
    }
  };

function problem(message: SQSRecord, what: unknown): false {
  console.error(JSON.stringify({ message: message.messageId, problem: what instanceof Error ? what.stack : what }));
  return false;
}

/** No store for S3 is part of this version: every message goes back, and in the end to the dead letters, where nothing is lost. */
export const handler = convergeHandler(
  async (key) => {
    throw new Error(`${key} was not read: this version has no store for S3`);
  },
  Number(process.env.MAX_RECEIVES ?? 5),
);
