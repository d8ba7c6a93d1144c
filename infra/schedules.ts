import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { taskMessage } from '../schemas/task.ts';
import { deadLetterQueue } from './queues.ts';
import type { Settings } from './settings.ts';

export interface SchedulesProps {
  readonly settings: Settings;
  readonly publish: IFunction;
  readonly housekeeping: IFunction;
  readonly tasks: Queue;
}

/** What happens by the clock. A call that cannot be made lies with the dead letters. */
export class Schedules extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { settings, publish, housekeeping, tasks }: SchedulesProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'scheduleDeadLetters', settings);
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'These are dead letters, those of schedules, which the rule does not look at.',
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } } }),
      description: 'wirehouse: calls what happens by the clock',
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [publish.functionArn, housekeeping.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [tasks.queueArn, this.deadLetters.queueArn] }));

    const plans = [
      // Late or lost, the next one comes.
      {
        name: 'publish',
        expression: `rate(${settings.publishMinutes} minute${settings.publishMinutes === 1 ? '' : 's'})`,
        arn: publish.functionArn,
        input: taskMessage({ task: 'publish' }),
        seconds: 60,
        retries: 0,
      },
      {
        name: 'reconcile',
        expression: settings.reconcileSchedule,
        arn: tasks.queueArn,
        input: taskMessage({ task: 'reconcile', cursor: null }),
      },
      {
        name: 'reprocess',
        expression: settings.reprocessSchedule,
        arn: tasks.queueArn,
        input: taskMessage({ task: 'reprocess', cursor: null }),
      },
      { name: 'compact', expression: settings.compactionSchedule, arn: housekeeping.functionArn, input: taskMessage({ task: 'compact' }) },
      { name: 'vacuum', expression: settings.vacuumSchedule, arn: housekeeping.functionArn, input: taskMessage({ task: 'vacuum' }) },
    ];
    for (const { name, expression, arn, input, seconds = 3600, retries = 3 } of plans) {
      if (expression === null) continue;
      new CfnSchedule(this, name, {
        name: `${settings.name}-${name}`,
        description: `wirehouse: ${name}`,
        scheduleExpression: expression,
        scheduleExpressionTimezone: settings.timeZone,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn,
          roleArn: role.roleArn,
          input,
          deadLetterConfig: { arn: this.deadLetters.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: seconds, maximumRetryAttempts: retries },
        },
      }).node.addDependency(role);
    }
  }
}
