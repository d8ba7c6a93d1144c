import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GetBucketNotificationConfigurationCommand, PutBucketNotificationConfigurationCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  DeleteMessageCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { openLakeLog } from '../../lake/lake-log.ts';
import { parquetFormat } from '../../lake/parquet.ts';
import { openS3Client } from '../../lake/s3-client.ts';
import { s3Store } from '../../lake/s3-store.ts';
import { readRows } from '../../lake/table-files.ts';
import { readRecord } from '../../pipeline/record.ts';
import type { Rows, TableName } from '../../schemas/tables.ts';
import { CREDENTIALS, call, type Emulator, waitFor } from './emulator.ts';

const credentials = { accessKeyId: CREDENTIALS.AWS_ACCESS_KEY_ID, secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY };

export const s3ClientOf = (on: Emulator): S3Client => openS3Client({ endpoint: on.endpoint, region: on.region, credentials, forcePathStyle: true });

/** A deployed lake as its users see it: a bucket to drop into, tables to read; and, as its keepers do, its queues and functions. */
export function deployedLake(on: Emulator, outputs: Readonly<Record<string, string>>) {
  const client = s3ClientOf(on);
  const sqs = new SQSClient({ endpoint: on.endpoint, region: on.region, credentials });
  const { RawBucket = '', LakeBucket = '' } = outputs;
  const raw = s3Store({ bucket: RawBucket, client });
  const lake = s3Store({ bucket: LakeBucket, client });
  const queueUrl = (name: string): string => `${on.endpoint}/${on.account}/wirehouse-${name}`;
  const lambda = async (name: string, event: object): Promise<unknown> => {
    const text = await call(on, 'lambda', { path: `/2015-03-31/functions/wirehouse-${name}/invocations`, body: JSON.stringify(event) });
    if (text.includes('"errorMessage"')) throw new Error(`${name} failed: ${text}`);
    return text;
  };
  const receive = async (name: string) =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl(name), MaxNumberOfMessages: 10, VisibilityTimeout: 1 }))).Messages ?? [];

  return {
    raw,
    lake,
    lakeBucket: LakeBucket,
    drop: (key: string, content: string | Uint8Array) => raw.put(key, typeof content === 'string' ? new TextEncoder().encode(content) : content, {}),
    async rows<N extends TableName>(name: N): Promise<Rows[N]> {
      const log = openLakeLog(lake);
      const { files } = await log.snapshot(await log.head());
      const read = await Promise.all(files[name].map((file) => readRows({ lake, format: parquetFormat }, name, file)));
      return read.flat() as unknown as Rows[N];
    },
    recordOf: async (key: string) => (await readRecord(lake, key))?.record,
    /** The command line on this lake, as on a machine of somebody who may read and ask; what it prints. */
    async wirehouse(command: string, ...args: string[]): Promise<string> {
      const env = { ...process.env, ...CREDENTIALS, AWS_ENDPOINT_URL: on.endpoint, AWS_REGION: on.region };
      const all = ['--import', 'tsx', 'cli/main.ts', command, ...args, '--lake', `s3://${LakeBucket}`];
      return (await promisify(execFile)(process.execPath, all, { env })).stdout;
    },
    /** What the schedule does every minute. */
    publish: () => lambda('publish', { wirehouse: 'task', task: 'publish' }),
    lambda,
    send: (queue: string, body: string) => sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(queue), MessageBody: body })),
    purge: (queue: string) => sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl(queue) })),
    bodies: async (queue: string) => (await receive(queue)).map(({ Body = '' }) => Body),
    /** What "start DLQ redrive" does: dead letters go back to the queue that they came from. */
    async redrive(queue: string, deadLetters: string): Promise<number> {
      const messages = await waitFor('dead letter', 10, async () => {
        const found = await receive(deadLetters);
        return found.length > 0 && found;
      });
      for (const { Body, ReceiptHandle } of messages) {
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(queue), MessageBody: Body }));
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl(deadLetters), ReceiptHandle }));
      }
      return messages.length;
    },
    /** Half an hour between two tries is right for AWS and too long for a test. */
    hideMessagesFor: (queue: string, seconds: number) =>
      sqs.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl(queue), Attributes: { VisibilityTimeout: String(seconds) } })),
    configure: (name: string, settings: object) =>
      call(on, 'lambda', { path: `/2015-03-31/functions/wirehouse-${name}/configuration`, method: 'PUT', body: JSON.stringify(settings) }),
    /** Runs work while the raw bucket tells nobody what happens to it. */
    async withoutEvents(work: () => Promise<unknown>): Promise<void> {
      const { $metadata: _, ...before } = await client.send(new GetBucketNotificationConfigurationCommand({ Bucket: RawBucket }));
      await client.send(new PutBucketNotificationConfigurationCommand({ Bucket: RawBucket, NotificationConfiguration: {} }));
      await work();
      await client.send(
        new PutBucketNotificationConfigurationCommand({ Bucket: RawBucket, NotificationConfiguration: before, SkipDestinationValidation: true }),
      );
    },
  };
}
