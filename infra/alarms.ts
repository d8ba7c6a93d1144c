import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from './functions.ts';
import { kebabCase } from './names.ts';
import type { PipelineFunction } from './pipeline-function.ts';
import { QUEUE_NAMES, QUEUES, type QueueName, type WorkQueue } from './queues.ts';

/** One alarm. Its name is the heading of its section in docs/runbook.md. */
export interface AlarmPlan {
  readonly name: string;
  readonly about: string;
  readonly metric: IMetric;
  /** The alarm rings at this value and above. */
  readonly threshold: number;
  /** In how many periods of five minutes in a row. */
  readonly periods: number;
}

export interface Watched {
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly scheduleDeadLetters: IQueue;
  readonly functions: Readonly<Record<FunctionName, PipelineFunction>>;
  /** How long a message may wait, beyond one failed try. */
  readonly lagMinutes: number;
}

const PERIOD = Duration.minutes(5);

/** Every alarm: one for each queue of dead letters, for each queue's age, for each function's errors, and one for throttles. */
export function alarmPlans({ queues, scheduleDeadLetters, functions, lagMinutes }: Watched): AlarmPlan[] {
  return [
    ...QUEUE_NAMES.map((name) => deadLetters(name, QUEUES[name].about, queues[name].deadLetters)),
    deadLetters('schedule', 'calls that the scheduler could not make', scheduleDeadLetters),
    ...QUEUE_NAMES.map((name) => queueAge(name, queues[name].queue, mayWaitMinutes(name, lagMinutes))),
    ...FUNCTION_NAMES.map((name) => errors(name, functions[name])),
    throttles(functions),
  ];
}

/**
 * How long a message may wait: the lag that is allowed, behind the time that one failed try hides it for. A reprocess of millions
 * takes its time.
 */
const mayWaitMinutes = (name: QueueName, lagMinutes: number): number =>
  name === 'reprocessKeys' ? 24 * 60 : QUEUES[name].hiddenMinutes + lagMinutes;

/** Where one error counts, since the next run is a day away. Elsewhere errors must last. */
const ONE_ERROR_COUNTS: readonly FunctionName[] = ['lister', 'housekeeping'];

const deadLetters = (name: string, about: string, queue: IQueue): AlarmPlan => ({
  name: `${kebabCase(name)}-dead-letters`,
  about: `Messages were given up: ${about}.`,
  metric: queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: Stats.MAXIMUM }),
  threshold: 1,
  periods: 1,
});

const queueAge = (name: QueueName, queue: IQueue, minutes: number): AlarmPlan => ({
  name: `${kebabCase(name)}-age`,
  about: `A message waits for more than ${minutes} minutes: ${QUEUES[name].about}.`,
  metric: queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: Stats.MAXIMUM }),
  threshold: minutes * 60,
  periods: 1,
});

const errors = (name: FunctionName, { lambda }: PipelineFunction): AlarmPlan => ({
  name: `${kebabCase(name)}-errors`,
  about: `The function that ${FUNCTIONS[name].about} fails.`,
  metric: lambda.metricErrors({ period: PERIOD, statistic: Stats.SUM }),
  threshold: 1,
  periods: ONE_ERROR_COUNTS.includes(name) ? 1 : 3,
});

const throttles = (functions: Watched['functions']): AlarmPlan => ({
  name: 'throttles',
  about: 'Functions are called more often than the account lets them run.',
  metric: new MathExpression({
    expression: FUNCTION_NAMES.map((name) => name.toLowerCase()).join(' + '),
    usingMetrics: Object.fromEntries(
      FUNCTION_NAMES.map((name) => [name.toLowerCase(), functions[name].lambda.metricThrottles({ period: PERIOD, statistic: Stats.SUM })]),
    ),
    period: PERIOD,
    label: 'throttled calls',
  }),
  threshold: 1,
  periods: 3,
});
