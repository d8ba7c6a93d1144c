import { readFileSync } from 'node:fs';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { compareGolden } from '../golden/compare.ts';
import { outline } from './outline.ts';
import { asText, policyLines, type Resource, synthesize } from './synthesize.ts';

const app = synthesize();
const withEmail = synthesize({ alarmEmail: 'desk@example.org' });

const isDeadLetters = ({ id }: Resource): boolean => /DeadLetters/.test(id);
const queues = app.of('AWS::SQS::Queue');

/** What a function may do: the lines of the policy of its role. */
const allowed = (functionId: string): string[] => {
  const policies = app
    .of('AWS::IAM::Policy')
    .filter(({ properties }) => properties.Roles.some((role: unknown) => asText(role) === `${functionId}Role`));
  return policies.flatMap(({ properties }) => policyLines(properties.PolicyDocument)).map((line) => line.replace(/^allow /, ''));
};
const onBucket = (functionId: string, action: RegExp): string[] => allowed(functionId).filter((line) => action.test(line) && line.startsWith('s3:'));

describe('all stacks', () => {
  it('are as they were reviewed', () => compareGolden('infra.golden.txt', outline(app)));

  it('break no rule of cdk-nag, and each that they acknowledge has its reason', () => {
    expect(app.acknowledged.filter(({ reason }) => reason.length < 20)).toEqual([]);
    const withBareBucket = () => synthesize({}, (broken) => new Bucket(new Stack(broken, 'Broken'), 'Bare'));
    expect(withBareBucket, 'cdk-nag is at work').toThrow(/AwsSolutions-S1/);
  });

  it('have nothing that runs in a language of its own: no custom resource', () => {
    expect(app.resources.filter(({ type }) => /Custom/.test(type))).toEqual([]);
  });
});

describe('the buckets', () => {
  const buckets = app.of('AWS::S3::Bucket');

  it('are private, encrypted, take only TLS and outlive their stack', () => {
    expect(buckets.map(({ id }) => asText({ Ref: id })).sort()).toEqual(['AccessLogs', 'Lake', 'QueryResults', 'Raw']);
    const policies = app.of('AWS::S3::BucketPolicy');
    for (const { id, properties, deletionPolicy } of buckets) {
      expect(deletionPolicy, id).toBe('RetainExceptOnCreate');
      expect(properties.BucketEncryption, id).toBeDefined();
      expect(Object.values(properties.PublicAccessBlockConfiguration), id).toEqual([true, true, true, true]);
      const lines = policies
        .filter((policy) => policy.properties.Bucket.Ref === id)
        .flatMap((policy) => policyLines(policy.properties.PolicyDocument));
      expect(lines, id).toContainEqual(expect.stringMatching(/^deny s3:\* .*aws:SecureTransport:false$/));
    }
  });

  it('keep versions of what came in and of the lake', () => {
    const versioned = buckets.filter(({ properties }) => properties.VersioningConfiguration?.Status === 'Enabled');
    expect(versioned.map(({ id }) => asText({ Ref: id })).sort()).toEqual(['Lake', 'Raw']);
  });

  it('go with their stack where the context says so', () => {
    const { of } = synthesize({ destroyDataWithStack: 'true' });
    expect(of('AWS::S3::Bucket').map(({ deletionPolicy }) => deletionPolicy)).toEqual(['Delete', 'Delete', 'Delete', 'Delete']);
  });

  it('send creates, deletes and expirations of raw objects, and changes of records', () => {
    const sent = buckets.flatMap(({ properties }) =>
      (properties.NotificationConfiguration?.QueueConfigurations ?? []).map(
        (one: { Event: string; Queue: unknown; Filter?: unknown }) => `${one.Event} ${asText(one.Queue)} ${JSON.stringify(one.Filter) ?? ''}`,
      ),
    );
    expect(sent.sort()).toEqual([
      's3:LifecycleExpiration:* rawEvents ',
      's3:ObjectCreated:* rawEvents ',
      's3:ObjectCreated:* recordEvents {"S3Key":{"Rules":[{"Name":"prefix","Value":"records/"}]}}',
      's3:ObjectRemoved:* rawEvents ',
    ]);
  });
});

describe('an existing raw bucket', () => {
  const { of } = synthesize({ rawBucketName: 'their-articles', rawKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b' });

  it('is heard through EventBridge and not changed', () => {
    expect(
      of('AWS::S3::Bucket')
        .map(({ id }) => asText({ Ref: id }))
        .sort(),
    ).toEqual(['AccessLogs', 'Lake', 'QueryResults']);
    const [rule] = of('AWS::Events::Rule');
    expect(rule?.properties.EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created', 'Object Deleted'],
      detail: { bucket: { name: ['their-articles'] } },
    });
    expect(asText(rule?.properties.Targets[0].Arn)).toBe('rawEvents');
  });

  it('is read with its key', () => {
    const lines = of('AWS::IAM::Policy').flatMap(({ properties }) => policyLines(properties.PolicyDocument));
    expect(lines.filter((line) => line.includes('kms:'))).toEqual(Array(3).fill('allow kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/0a1b'));
    expect(lines.filter((line) => line.includes('their-articles')).map((line) => line.replace(/ on .*:::/, ' on '))).toEqual(
      expect.arrayContaining(['allow s3:GetObject on their-articles/*', 'allow s3:ListBucket on their-articles']),
    );
  });
});

describe('each queue', () => {
  it('has dead letters, which have none', () => {
    const without = queues.filter(({ properties }) => !properties.RedrivePolicy);
    expect(without.every(isDeadLetters)).toBe(true);
    expect(queues.filter((queue) => !isDeadLetters(queue))).toHaveLength(5);
  });

  it('is encrypted and takes only TLS', () => {
    const policies = app.of('AWS::SQS::QueuePolicy');
    for (const { id, properties } of queues) {
      expect(properties.SqsManagedSseEnabled, id).toBe(true);
      const lines = policies
        .filter((policy) => policy.properties.Queues[0].Ref === id)
        .flatMap((policy) => policyLines(policy.properties.PolicyDocument));
      expect(lines, id).toContainEqual(expect.stringMatching(/^deny sqs:\* .*aws:SecureTransport:false$/));
    }
  });

  it('hides a message for six times as long as its function may take', () => {
    for (const { properties } of app.of('AWS::Lambda::EventSourceMapping')) {
      const queue = queues.find(({ id }) => asText({ Ref: id }) === asText(properties.EventSourceArn));
      const lambda = app.of('AWS::Lambda::Function').find(({ id }) => id === properties.FunctionName.Ref);
      expect(queue?.properties.VisibilityTimeout, queue?.id).toBe(6 * lambda?.properties.Timeout);
    }
  });
});

describe('the functions', () => {
  const functions = app.of('AWS::Lambda::Function');

  it('answer for each message of a batch', () => {
    const mappings = app.of('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(4);
    for (const { properties } of mappings) expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('read new articles and those of a reprocess from queues of their own', () => {
    const sources = app
      .of('AWS::Lambda::EventSourceMapping')
      .map(({ properties }) => `${asText(properties.EventSourceArn)} ${asText(properties.FunctionName)}`);
    expect(sources.sort()).toEqual([
      'largeObjects convergeLargeFunction',
      'rawEvents convergeFunction',
      'reprocessKeys convergeFunction',
      'tasks listerFunction',
    ]);
  });

  it('run on Node 24 on arm64, traced, with logs that end', () => {
    expect(functions).toHaveLength(5);
    for (const { id, properties } of functions) {
      expect(properties, id).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], TracingConfig: { Mode: 'Active' } });
      const logs = app.of('AWS::Logs::LogGroup').find((group) => group.id === properties.LoggingConfig.LogGroup.Ref);
      expect(logs?.properties.RetentionInDays, id).toBe(30);
    }
  });

  it('have no concurrency reserved, which a new account does not have', () => {
    expect(functions.filter(({ properties }) => 'ReservedConcurrentExecutions' in properties)).toEqual([]);
  });

  it('are stopped where they call themselves without end, save the lister, which works slice by slice', () => {
    const allow = functions.filter(({ properties }) => properties.RecursiveLoop === 'Allow');
    expect(allow.map(({ properties }) => properties.FunctionName)).toEqual(['wirehouse-lister']);
  });

  it('write as little as they must: converge records and parts, publish and housekeeping tables', () => {
    const writers = ['converge', 'convergeLarge', 'publish', 'lister', 'housekeeping'].map((id) => [id, onBucket(id, /^s3:(?:Put|Delete)/)] as const);
    expect(Object.fromEntries(writers)).toEqual({
      converge: ['s3:PutObject on Lake/parts/*', 's3:PutObject on Lake/records/*'],
      convergeLarge: ['s3:PutObject on Lake/parts/*', 's3:PutObject on Lake/records/*'],
      publish: ['s3:PutObject on Lake/lake.json', 's3:PutObject on Lake/tables/*'],
      lister: [],
      housekeeping: ['s3:DeleteObject on Lake/parts/*', 's3:DeleteObject on Lake/tables/*', 's3:PutObject on Lake/tables/*'],
    });
  });

  it('only read the raw bucket, and only to converge and to list', () => {
    const raw = (id: string) => allowed(id).filter((line) => / on Raw(?:\/|$)/.test(line));
    expect(raw('converge')).toEqual(['s3:GetObject on Raw/*', 's3:ListBucket on Raw']);
    expect(raw('convergeLarge')).toEqual(raw('converge'));
    expect(raw('lister')).toEqual(raw('converge'));
    expect([...raw('publish'), ...raw('housekeeping')]).toEqual([]);
  });

  it('may list where a missing key must be told from a forbidden one', () => {
    for (const id of ['converge', 'convergeLarge', 'lister'])
      expect(onBucket(id, /ListBucket/), id).toEqual(['s3:ListBucket on Lake', 's3:ListBucket on Raw']);
    for (const id of ['publish', 'housekeeping']) expect(onBucket(id, /ListBucket/), id).toEqual(['s3:ListBucket on Lake']);
  });

  it('may do nothing to everything, save send traces', () => {
    const wide = ['converge', 'convergeLarge', 'publish', 'lister', 'housekeeping'].flatMap(allowed).filter((line) => / on \*$|:\*/.test(line));
    expect([...new Set(wide)].sort()).toEqual(['xray:PutTelemetryRecords on *', 'xray:PutTraceSegments on *']);
  });
});

describe('the schedules', () => {
  it('publish each minute, and do by night what takes time; reprocessing only where it is asked for', () => {
    const expressions = (synthesized: typeof app) =>
      Object.fromEntries(synthesized.of('AWS::Scheduler::Schedule').map(({ properties }) => [properties.Name, properties.ScheduleExpression]));
    const usual = {
      'wirehouse-publish': 'rate(1 minute)',
      'wirehouse-reconcile': 'cron(0 2 * * ? *)',
      'wirehouse-compact': 'cron(0 3 * * ? *)',
      'wirehouse-vacuum': 'cron(0 4 ? * SUN *)',
    };
    expect(expressions(app)).toEqual(usual);
    const { 'wirehouse-compact': _, ...others } = usual;
    expect(expressions(synthesize({ publishMinutes: '5', reprocessSchedule: 'rate(30 days)', compactionSchedule: 'none' }))).toEqual({
      ...others,
      'wirehouse-publish': 'rate(5 minutes)',
      'wirehouse-reprocess': 'rate(30 days)',
    });
  });
});

describe('the alarms', () => {
  const alarms = app.of('AWS::CloudWatch::Alarm');
  const queueOf = ({ properties }: Resource): string => asText(properties.Dimensions?.[0]?.Value);

  it('watch every queue of dead letters and the age of every other', () => {
    const watched = (metric: string) => alarms.filter(({ properties }) => properties.MetricName === metric).map(queueOf);
    const named = (dead: boolean) => queues.filter((queue) => isDeadLetters(queue) === dead).map(({ id }) => asText({ Ref: id }));
    expect(watched('ApproximateNumberOfMessagesVisible').sort()).toEqual(named(true).sort());
    expect(watched('ApproximateAgeOfOldestMessage').sort()).toEqual(named(false).sort());
  });

  it('watch the errors and throttles of every function', () => {
    expect(alarms.filter(({ properties }) => properties.MetricName === 'Errors')).toHaveLength(5);
    const throttles = app.named('AWS::CloudWatch::Alarm', 'wirehouse-throttles');
    expect(throttles.properties.Metrics.filter((one: { MetricStat?: unknown }) => one.MetricStat)).toHaveLength(5);
  });

  it('link each to its section of the runbook', () => {
    const headings = readFileSync('docs/runbook.md', 'utf8')
      .match(/^## .+$/gm)
      ?.map((line) => line.slice(3));
    const linked = alarms.map(({ properties }) => /docs\/runbook\.md#(\S+)$/.exec(properties.AlarmDescription)?.[1]);
    expect(linked.sort()).toEqual([...(headings ?? [])].filter((heading) => linked.includes(heading)).sort());
  });

  it('tell nobody without an address, and by encrypted mail where there is one', () => {
    expect(alarms.filter(({ properties }) => properties.AlarmActions)).toEqual([]);
    for (const { properties } of withEmail.of('AWS::CloudWatch::Alarm')) expect(properties.AlarmActions).toHaveLength(1);
    const [topic] = withEmail.of('AWS::SNS::Topic');
    expect(topic?.properties.KmsMasterKeyId).toBeDefined();
    expect(withEmail.of('AWS::SNS::Subscription')[0]?.properties).toMatchObject({ Protocol: 'email', Endpoint: 'desk@example.org' });
  });

  it('come with a budget where there is an address', () => {
    expect(app.of('AWS::Budgets::Budget')).toEqual([]);
    expect(withEmail.of('AWS::Budgets::Budget')[0]?.properties.Budget).toMatchObject({
      BudgetLimit: { Amount: 50, Unit: 'USD' },
      TimeUnit: 'MONTHLY',
    });
  });
});

describe('what an emulator does not know', () => {
  it('can be left out, type by type and group by group, and nothing refers to it', () => {
    const small = synthesize({ alarmEmail: 'desk@example.org', leaveOut: 'AWS::Athena::NamedQuery,AWS::Budgets::Budget' });
    const types = new Set(small.resources.map(({ type }) => type));
    expect(types.has('AWS::Athena::NamedQuery') || types.has('AWS::Budgets::Budget')).toBe(false);
    expect(types.has('AWS::Athena::WorkGroup')).toBe(true);
    const without = synthesize({ leaveOut: 'AWS::Glue::*,AWS::Athena::*' });
    expect(without.stacks).toEqual(['WirehouseStorage', 'WirehousePipeline', 'WirehouseOperations']);
    const gone = withEmail.resources.filter(({ type }) => !types.has(type)).map(({ id }) => id);
    expect(gone.filter((id) => JSON.stringify(small.resources).includes(`"${id}"`))).toEqual([]);
  });
});

describe('a second deployment', () => {
  it('shares no name with the first', () => {
    const names = (synthesized: typeof app) =>
      synthesized.resources.flatMap(({ properties }) =>
        ['FunctionName', 'QueueName', 'LogGroupName', 'AlarmName', 'DashboardName', 'BudgetName', 'Name'].flatMap((key) =>
          typeof properties[key] === 'string' ? [`${key} ${properties[key]}`] : [],
        ),
      );
    const second = synthesize({ name: 'second' });
    expect(second.stacks).toEqual(['SecondStorage', 'SecondPipeline', 'SecondQuery', 'SecondOperations']);
    expect(names(second).filter((name) => names(app).includes(name) && !/^Name \d+ /.test(name))).toEqual([]);
  });
});
