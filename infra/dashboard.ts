import { type Alarm, AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Watched } from './alarms.ts';
import { FUNCTION_NAMES } from './functions.ts';
import { QUEUE_NAMES } from './queues.ts';

export interface DashboardProps extends Watched {
  readonly name: string;
  readonly alarms: readonly Alarm[];
}

/** One page: what rings, what the pipeline does, what waits, what fails. */
export function makeDashboard(scope: Construct, { name, alarms, queues, scheduleDeadLetters, functions }: DashboardProps): Dashboard {
  const lambdas = FUNCTION_NAMES.map((one) => functions[one].lambda);
  const waiting = QUEUE_NAMES.map((one) => queues[one].queue);
  const dead = [...QUEUE_NAMES.map((one) => queues[one].deadLetters), scheduleDeadLetters];
  const own = (metricName: string, { lambda }: { lambda: { functionName: string } }, statistic: string = Stats.SUM): IMetric =>
    new Metric({ namespace: 'wirehouse', metricName, dimensionsMap: { service: lambda.functionName }, statistic });
  const read = ['Articles', 'Rejects', 'Failed', 'Deleted'];
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: name,
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms (docs/runbook.md says what each means)', alarms: [...alarms], width: 24, height: 5 })],
      [
        graph(
          'Articles read',
          [functions.converge, functions.convergeLarge].flatMap((one) => read.map((metric) => own(metric, one))),
        ),
        graph(
          'Records published, and those that cannot be',
          ['PublishedRecords', 'PendingRecords'].map((metric) => own(metric, functions.publish)),
        ),
      ],
      [
        graph('From record to table, seconds', [own('PublishLag', functions.publish, Stats.MAXIMUM)]),
        graph(
          'Age of the oldest message, seconds',
          waiting.map((queue) => queue.metricApproximateAgeOfOldestMessage()),
        ),
      ],
      [
        graph(
          'Messages waiting',
          waiting.map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
        ),
        graph(
          'Dead letters',
          dead.map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
        ),
      ],
      [
        graph(
          'Errors',
          lambdas.map((lambda) => lambda.metricErrors()),
        ),
        graph(
          'Throttles',
          lambdas.map((lambda) => lambda.metricThrottles()),
        ),
      ],
      [
        graph(
          'Calls',
          lambdas.map((lambda) => lambda.metricInvocations()),
        ),
        graph(
          'Duration, milliseconds',
          lambdas.map((lambda) => lambda.metricDuration()),
        ),
      ],
    ],
  });
}

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 12, height: 6, leftYAxis: { min: 0 } });
