import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, EventType, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** After so many tries a message lies with the dead letters; converge writes state `failed` before its last. */
export const MAX_RECEIVES = 5;
export const CONVERGE_TIMEOUT = Duration.minutes(5);

/** What keeps state: the drop, the lake, and the events that wait. The buckets do not go away with their stack. */
export class StorageStack extends Stack {
  readonly raw: Bucket;
  readonly lake: Bucket;
  readonly rawEvents: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id, { description: 'wirehouse: the drop for raw articles, and the lake that they become' });
    this.raw = this.bucket('Raw');
    this.lake = this.bucket('Lake');
    this.rawEvents = this.queue('RawEvents', {
      // Six times the function's timeout, as Lambda asks for.
      visibilityTimeout: Duration.seconds(CONVERGE_TIMEOUT.toSeconds() * 6),
      deadLetterQueue: { queue: this.queue('RawEventsDeadLetters', { retentionPeriod: Duration.days(14) }), maxReceiveCount: MAX_RECEIVES },
    });
    for (const type of [EventType.OBJECT_CREATED, EventType.OBJECT_REMOVED, EventType.LIFECYCLE_EXPIRATION]) {
      this.raw.addEventNotification(type, new SqsDestination(this.rawEvents));
    }
  }

  private bucket(id: string): Bucket {
    return new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      versioned: true,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7), noncurrentVersionExpiration: Duration.days(30) }],
    });
  }

  private queue(id: string, props: ConstructorParameters<typeof Queue>[2]): Queue {
    return new Queue(this, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, ...props });
  }
}
