import type { SQSEvent } from 'aws-lambda';
import { converge } from '../pipeline/converge.ts';
import type { Extract } from '../pipeline/extract-port.ts';
import { convergeBatch, type Outcome } from './converge-batch.ts';
import { dropOnS3 } from './drop-on-s3.ts';
import { numberSetting, textSetting } from './environment.ts';
import { LargeObject, withoutLarge } from './large-objects.ts';
import { count, logger, observed } from './observe.ts';
import { type Queue, sqsQueue } from './queue.ts';
import { convergeMessage } from './raw-events.ts';

const METRICS = { extracted: 'Articles', rejected: 'Rejects', failed: 'Failed', deleted: 'Deleted' } as const;
let opened: ReturnType<typeof open> | undefined;

/** Raw objects to records. The function for large objects is the same, without a queue to forward to. */
export const handler = observed(async (event: Partial<SQSEvent>, context) => {
  opened ??= open();
  const { convergeKey, maxReceives } = opened;
  const { response, outcomes } = await convergeBatch(
    {
      convergeKey,
      maxReceives,
      millisecondsLeft: () => context.getRemainingTimeInMillis(),
      onProblem: (problem, about) => logger.error(problem, about),
    },
    event.Records ?? [],
  );
  const counts = countOutcomes(outcomes.values());
  for (const [outcome, name] of Object.entries(METRICS)) count(name, counts[outcome as Outcome] ?? 0);
  count('GivenBack', response.batchItemFailures.length);
  logger.info('converged', { keys: counts, given_back: response.batchItemFailures.length });
  return response;
});

function open() {
  const largeQueue = process.env.LARGE_QUEUE_URL ? sqsQueue(textSetting('LARGE_QUEUE_URL')) : null;
  const drop = dropOnS3();
  const raw = largeQueue ? withoutLarge(drop.raw, numberSetting('LARGE_BYTES', 32 * 1024 * 1024)) : drop.raw;
  const extract: Extract = async (input) => (await engine()).extractHere(input);
  const on = { ...drop, raw, extract };
  return {
    maxReceives: numberSetting('MAX_RECEIVES', 5),
    convergeKey: async (key: string, options: { again?: boolean; lastTry?: boolean }) =>
      converge(on, key, options).catch((error: unknown) => forward(largeQueue, key, options.again ?? false, error)),
  };
}

/** The engine and its models, a file of their own: beside the bundle, or in the source tree. Loaded with the first article. */
const ENGINE = new URL(import.meta.url.endsWith('.ts') ? '../pipeline/extract-here.ts' : './engine.mjs', import.meta.url);
const engine = (): Promise<typeof import('../pipeline/extract-here.ts')> => import(ENGINE.href);

async function forward(queue: Queue | null, key: string, again: boolean, error: unknown): Promise<'forwarded'> {
  if (!(error instanceof LargeObject) || !queue) throw error;
  await queue.send([convergeMessage([key], again)]);
  return 'forwarded';
}

function countOutcomes(outcomes: Iterable<Outcome>): Partial<Record<Outcome, number>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
