import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { alarmPlans, type Watched } from './alarms.ts';
import { makeDashboard } from './dashboard.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import type { Settings } from './settings.ts';
import type { StorageStack } from './storage-stack.ts';

export interface OperationsStackProps {
  readonly settings: Settings;
  readonly storage: StorageStack;
  readonly pipeline: PipelineStack;
}

/** What tells people how it goes: alarms, a dashboard, and, where there is an address, e-mail and a budget. */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, { settings, storage, pipeline }: OperationsStackProps) {
    super(scope, id, { description: 'wirehouse: alarms, dashboard and budget' });
    const watched: Watched = {
      queues: storage.queues,
      scheduleDeadLetters: pipeline.schedules.deadLetters,
      functions: pipeline.functions,
      lagMinutes: settings.publishMinutes + settings.alarmLagMinutes,
    };
    const action = settings.alarmEmail ? new SnsAction(this.topic(settings.alarmEmail)) : null;
    const alarms = alarmPlans(watched).map((plan) => {
      const alarm = new Alarm(this, plan.name, {
        alarmName: `${settings.name}-${plan.name}`,
        alarmDescription: `${plan.about} What to do: docs/runbook.md#${plan.name}`,
        metric: plan.metric,
        threshold: plan.threshold,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: plan.periods,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      if (action) alarm.addAlarmAction(action);
      return alarm;
    });
    makeDashboard(this, { ...watched, name: settings.name, alarms });
    if (settings.alarmEmail) this.budget(settings, settings.alarmEmail);
  }

  /** Encrypted with a key of its own: alarms may not use the one that AWS manages. */
  private topic(email: string): Topic {
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': this.account } } });
    const key = new Key(this, 'TopicKey', {
      description: 'wirehouse: what alarms say',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    });
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    const topic = new Topic(this, 'Alarms', { masterKey: key, enforceSSL: true });
    topic.grantPublish(alarms);
    topic.addSubscription(new EmailSubscription(email));
    return topic;
  }

  private budget(settings: Settings, address: string): void {
    const notify = (notificationType: string, threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'EMAIL', address }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: settings.name,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: settings.budgetDollars, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:${TAG}$${settings.name}`] },
      },
      notificationsWithSubscribers: [notify('FORECASTED', 100), notify('ACTUAL', 80), notify('ACTUAL', 100)],
    });
  }
}

/** On every resource; its value is the deployment's name. */
export const TAG = 'wirehouse';
