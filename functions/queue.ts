import type { SQSClient } from '@aws-sdk/client-sqs';

export interface Received {
  readonly id: string;
  readonly body: string;
  /** Says to the queue which message is done. */
  readonly receipt: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/** A queue as the functions see it; what goes wrong with it throws. */
export interface Queue {
  /** Up to ten messages; none where the queue is empty, or seems so. */
  receive(waitSeconds: number): Promise<Received[]>;
  done(messages: readonly Received[]): Promise<void>;
  send(bodies: readonly string[]): Promise<void>;
}

/** What SQS takes in one call: ten messages of 256 KB together, of which some is left free. */
const AT_ONCE = 10;
const BYTES_AT_ONCE = 250_000;

/** Items in order, in batches of at most so many and so much; an item that is larger makes a batch of its own. */
export function inBatches<T>(items: readonly T[], sizeOf: (item: T) => number, most: { items: number; size: number }): T[][] {
  const batches: T[][] = [];
  let size = 0;
  for (const item of items) {
    const last = batches.at(-1);
    const own = sizeOf(item);
    if (last && last.length < most.items && size + own <= most.size) last.push(item);
    else {
      batches.push([item]);
      size = 0;
    }
    size += own;
  }
  return batches;
}
const batchesOf = <T>(items: readonly T[], sizeOf: (item: T) => number = () => 0): T[][] =>
  inBatches(items, sizeOf, { items: AT_ONCE, size: BYTES_AT_ONCE });

/** A queue of SQS. The SDK is loaded with the first call. */
export function sqsQueue(url: string): Queue {
  let client: Promise<SQSClient> | undefined;
  const sqs = async () => {
    const sdk = await import('@aws-sdk/client-sqs');
    client ??= Promise.resolve(new sdk.SQSClient({}));
    return { sdk, client: await client };
  };
  return {
    async receive(waitSeconds) {
      const { sdk, client } = await sqs();
      const answer = await client.send(
        new sdk.ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: AT_ONCE,
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      return (answer.Messages ?? []).map(({ MessageId = '', Body = '', ReceiptHandle = '', Attributes = {} }) => ({
        id: MessageId,
        body: Body,
        receipt: ReceiptHandle,
        sentAt: Number(Attributes.SentTimestamp),
      }));
    },
    async done(messages) {
      const { sdk, client } = await sqs();
      for (const batch of batchesOf(messages)) {
        const Entries = batch.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt }));
        // One that is not deleted comes again, and is found done.
        await client.send(new sdk.DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
      }
    },
    async send(bodies) {
      const { sdk, client } = await sqs();
      for (const batch of batchesOf(bodies, (body) => Buffer.byteLength(body))) {
        const Entries = batch.map((body, index) => ({ Id: String(index), MessageBody: body }));
        const { Failed = [] } = await client.send(new sdk.SendMessageBatchCommand({ QueueUrl: url, Entries }));
        if (Failed.length > 0) throw new Error(`${Failed.length} of ${batch.length} messages were not taken by ${url}: ${Failed[0]?.Message}`);
      }
    },
  };
}
