import { Stack } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionName } from './functions.ts';
import { PipelineFunction } from './pipeline-function.ts';
import { MAX_RECEIVES } from './queues.ts';
import { Schedules } from './schedules.ts';
import type { Settings } from './settings.ts';
import type { StorageStack } from './storage-stack.ts';

const READ = ['s3:GetObject'];
const LIST = ['s3:ListBucket'];
const WRITE = ['s3:PutObject'];
const DELETE = ['s3:DeleteObject'];
const SEND = ['sqs:SendMessage'];
const MEGABYTE = 1024 * 1024;
/** For how long publish takes new messages; the rest of its time is for the commit. */
const PUBLISH_SECONDS = 240;

export interface PipelineStackProps {
  readonly settings: Settings;
  readonly storage: StorageStack;
}

/** What has no state: the functions between raw objects and tables, and what calls them. It can be replaced at any time. */
export class PipelineStack extends Stack {
  readonly functions: Readonly<Record<FunctionName, PipelineFunction>>;
  readonly schedules: Schedules;

  constructor(scope: Construct, id: string, { settings, storage }: PipelineStackProps) {
    super(scope, id, { description: 'wirehouse: raw objects become records, and records rows of tables' });
    const { raw, lake, queues } = storage;
    // As exports, whose names are known before synthesis: acknowledgements of cdk-nag hold them.
    const lakeArn = storage.exportValue(lake.bucketArn);
    const rawArn = settings.rawBucketName ? raw.bucketArn : storage.exportValue(raw.bucketArn);
    const buckets = { RAW_BUCKET: raw.bucketName, LAKE_BUCKET: lake.bucketName };
    const rules = { WHEN_RAW_GONE: settings.whenRawGone, DOCUMENT_BYTES: String(settings.documentMegabytes * MEGABYTE) };
    const retention = { RETENTION_HOURS: String(settings.retentionDays * 24) };
    const receives = { MAX_RECEIVES: String(MAX_RECEIVES) };
    const make = (name: FunctionName, environment: Record<string, string>, callsItself = false) =>
      new PipelineFunction(this, name, { name, settings, environment, callsItself });

    const converge = make('converge', {
      ...buckets,
      ...rules,
      ...receives,
      LARGE_BYTES: String(settings.largeMegabytes * MEGABYTE),
      LARGE_QUEUE_URL: queues.largeObjects.queue.queueUrl,
    });
    const convergeLarge = make('convergeLarge', { ...buckets, ...rules, ...receives });
    for (const one of [converge, convergeLarge]) {
      one.allowKeys(READ, rawArn, '*');
      one.allowKeys(READ, lakeArn, 'records/*', 'parts/*');
      // Without it S3 answers 403 for a key that is missing, and a delete would never arrive.
      one.allow(LIST, rawArn, lakeArn);
      one.allowKeys(WRITE, lakeArn, 'records/*', 'parts/*');
    }
    converge.allow(SEND, queues.largeObjects.queue.queueArn);

    const publish = make('publish', {
      ...buckets,
      ...rules,
      ...retention,
      RECORDS_QUEUE_URL: queues.recordEvents.queue.queueUrl,
      TASKS_QUEUE_URL: queues.tasks.queue.queueUrl,
      PUBLISH_SECONDS: String(PUBLISH_SECONDS),
    });
    publish.allow(LIST, lakeArn);
    publish.allowKeys(READ, lakeArn, 'records/*', 'parts/*', 'tables/*', 'lake.json');
    publish.allowKeys(WRITE, lakeArn, 'tables/*', 'lake.json');
    publish.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], queues.recordEvents.queue.queueArn);

    const lister = make(
      'lister',
      {
        ...buckets,
        ...rules,
        ...retention,
        KEYS_QUEUE_URL: queues.reprocessKeys.queue.queueUrl,
        RECORDS_QUEUE_URL: queues.recordEvents.queue.queueUrl,
        TASKS_QUEUE_URL: queues.tasks.queue.queueUrl,
      },
      true,
    );
    lister.allow(LIST, rawArn, lakeArn);
    lister.allowKeys(READ, lakeArn, 'tables/*');
    // It reads neither articles nor records, but it asks, with HEAD, whether one is there, and S3 has no smaller permission for that.
    lister.allowKeys(READ, rawArn, '*');
    lister.allowKeys(READ, lakeArn, 'records/*');
    lister.allow(SEND, ...[queues.reprocessKeys, queues.recordEvents, queues.tasks].map(({ queue }) => queue.queueArn));

    const housekeeping = make('housekeeping', { LAKE_BUCKET: lake.bucketName, ...retention });
    housekeeping.allow(LIST, lakeArn);
    housekeeping.allowKeys(READ, lakeArn, 'records/*', 'tables/*');
    housekeeping.allowKeys(WRITE, lakeArn, 'tables/*');
    housekeeping.allowKeys(DELETE, lakeArn, 'tables/*', 'parts/*');

    feed(converge, queues.rawEvents.queue, { batchSize: 10, maxConcurrency: settings.convergeConcurrency });
    feed(converge, queues.reprocessKeys.queue, { batchSize: 10, maxConcurrency: settings.reprocessConcurrency });
    feed(convergeLarge, queues.largeObjects.queue, { batchSize: 1, maxConcurrency: 2 });
    feed(lister, queues.tasks.queue, { batchSize: 1, maxConcurrency: 2 });
    if (settings.rawKeyArn) for (const one of [converge, convergeLarge, lister]) one.allow(['kms:Decrypt'], settings.rawKeyArn);
    this.functions = { converge, convergeLarge, publish, lister, housekeeping };
    this.schedules = new Schedules(this, 'Schedules', {
      settings,
      publish: publish.lambda,
      housekeeping: housekeeping.lambda,
      tasks: queues.tasks.queue,
    });
  }
}

/** Feeds a function from a queue; only the messages of a batch that failed come back. */
function feed({ lambda }: PipelineFunction, queue: Queue, { batchSize, maxConcurrency }: { batchSize: number; maxConcurrency: number }): void {
  lambda.addEventSource(new SqsEventSource(queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }));
}
