import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type QueueName, Queues, type WorkQueue } from './queues.ts';
import type { Settings } from './settings.ts';

/** The drop: a bucket of ours, or one that was there before. */
export type RawBucket = Pick<IBucket, 'bucketName' | 'bucketArn'>;

/** What keeps state: the drop, the lake, the answers of queries, and the events that wait. The buckets outlive their stack. */
export class StorageStack extends Stack {
  readonly raw: RawBucket;
  readonly lake: Bucket;
  readonly queryResults: Bucket;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  private readonly settings: Settings;
  private readonly accessLogs: Bucket;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: 'wirehouse: the drop for raw articles, the lake that they become, and the events between them' });
    this.settings = settings;
    this.queues = new Queues(this, 'Queues', settings).all;
    this.accessLogs = this.bucket('AccessLogs', { lifecycleRules: [{ ...TIDY, expiration: Duration.days(settings.accessLogDays) }] });
    this.raw = settings.rawBucketName ? this.existingRaw(settings.rawBucketName) : this.ownRaw();
    this.lake = this.logged('Lake', {
      versioned: true,
      lifecycleRules: [{ ...TIDY, expiredObjectDeleteMarker: true, noncurrentVersionExpiration: Duration.days(settings.lakeVersionDays) }],
    });
    notify(this.lake, this.queues.recordEvents.queue, { events: ['s3:ObjectCreated:*'], prefix: 'records/' });
    this.queryResults = this.logged('QueryResults', { lifecycleRules: [{ ...TIDY, expiration: Duration.days(settings.queryResultDays) }] });
    new CfnOutput(this, 'RawBucket', { value: this.raw.bucketName, description: 'Drop articles here' });
    new CfnOutput(this, 'LakeBucket', { value: this.lake.bucketName, description: 'wirehouse --lake s3://…' });
  }

  private ownRaw(): Bucket {
    const raw = this.logged('Raw', {
      versioned: true,
      lifecycleRules: [{ ...TIDY, expiredObjectDeleteMarker: true, noncurrentVersionExpiration: Duration.days(this.settings.rawVersionDays) }],
    });
    notify(raw, this.queues.rawEvents.queue, { events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'] });
    return raw;
  }

  /**
   * Somebody else's bucket: its notifications are not ours to write (S3 holds one list per bucket, and a write replaces it), so
   * its events come through EventBridge, which any number of rules may listen to.
   */
  private existingRaw(bucketName: string): RawBucket {
    const { queue, deadLetters } = this.queues.rawEvents;
    new Rule(this, 'RawEventsRule', {
      description: 'wirehouse: what happens in the raw bucket',
      eventPattern: { source: ['aws.s3'], detailType: ['Object Created', 'Object Deleted'], detail: { bucket: { name: [bucketName] } } },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
    const { bucketArn } = Bucket.fromBucketName(this, 'Raw', bucketName);
    return { bucketName, bucketArn };
  }

  private logged(id: string, props: BucketProps): Bucket {
    return this.bucket(id, { serverAccessLogsBucket: this.accessLogs as IBucket, serverAccessLogsPrefix: `${id}/`, ...props });
  }

  private bucket(id: string, props: BucketProps): Bucket {
    return new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      ...(this.settings.destroyDataWithStack
        ? { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true }
        : { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }),
      ...props,
    });
  }
}

const TIDY: LifecycleRule = { id: 'tidy', abortIncompleteMultipartUploadAfter: Duration.days(7) };

/**
 * Lets a bucket of ours send events to a queue, as a property of the bucket itself: CDK's addEventNotification would add a
 * function in Python for it. The queue's policy cannot name the bucket, which is made after it; it names the account.
 */
function notify(bucket: Bucket, queue: Queue, { events, prefix }: { events: readonly string[]; prefix?: string }): void {
  queue.grantSendMessages(
    new ServicePrincipal('s3.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(queue).account } } }),
  );
  const filter = prefix === undefined ? {} : { filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } } };
  if (!(bucket.node.defaultChild instanceof CfnBucket)) throw new Error(`${bucket.node.path} has no bucket of its own`);
  bucket.node.defaultChild.notificationConfiguration = {
    queueConfigurations: events.map((event) => ({ event, queue: queue.queueArn, ...filter })),
  };
  // S3 tries the queue when it is told of it.
  bucket.node.addDependency(queue);
}
