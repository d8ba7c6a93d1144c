import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FUNCTIONS } from './functions.ts';
import { kebabCase } from './names.ts';
import type { Settings } from './settings.ts';

/** After so many tries a message lies with the dead letters; converge writes state `failed` before its last. */
export const MAX_RECEIVES = 5;

interface QueuePlan {
  readonly about: string;
  /** How long a message is hidden while somebody works on it: six times the function's timeout, as Lambda asks for. */
  readonly hiddenMinutes: number;
}

/** Every queue, by name. Each has dead letters, and alarms for both come from this list. */
export const QUEUES = {
  rawEvents: { about: 'what happened in the raw bucket', hiddenMinutes: 6 * FUNCTIONS.converge.minutes },
  largeObjects: { about: 'raw objects that need more memory', hiddenMinutes: 6 * FUNCTIONS.convergeLarge.minutes },
  // Apart from rawEvents, so that new articles never wait behind a million old ones.
  reprocessKeys: { about: 'raw objects that a reconcile or a reprocess found', hiddenMinutes: 6 * FUNCTIONS.converge.minutes },
  // No function is bound to it: publish empties it itself, so its messages must stay hidden just longer than one run.
  recordEvents: { about: 'records that are not in the tables yet', hiddenMinutes: 2 * FUNCTIONS.publish.minutes },
  tasks: { about: 'what a reconcile or a reprocess has left to list', hiddenMinutes: 6 * FUNCTIONS.lister.minutes },
} as const satisfies Record<string, QueuePlan>;

export type QueueName = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

export interface WorkQueue {
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** All queues, each with its dead letters. */
export class Queues extends Construct {
  readonly all: Readonly<Record<QueueName, WorkQueue>>;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const made = QUEUE_NAMES.map((name) => {
      const deadLetters = deadLetterQueue(this, `${name}DeadLetters`, settings);
      const queue = new Queue(this, name, {
        ...SECURE,
        queueName: `${settings.name}-${kebabCase(name)}`,
        visibilityTimeout: Duration.minutes(QUEUES[name].hiddenMinutes),
        retentionPeriod: Duration.days(14),
        deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_RECEIVES },
      });
      return [name, { queue, deadLetters }] as const;
    });
    this.all = Object.fromEntries(made) as Record<QueueName, WorkQueue>;
  }
}

const SECURE = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, removalPolicy: RemovalPolicy.DESTROY } as const;

export const deadLetterQueue = (scope: Construct, id: string, settings: Settings): Queue =>
  new Queue(scope, id, { ...SECURE, queueName: `${settings.name}-${kebabCase(id)}`, retentionPeriod: Duration.days(14) });
