import { asText, policyLines, type Resource, type Synthesized } from './synthesize.ts';

/** All resources, one a line with what a reviewer should see of them, and what each policy allows: short enough to read. */
export function outline({ resources, acknowledged }: Synthesized): string {
  const lines = resources.map((resource) => {
    const details = DETAILS[resource.type]?.(resource) ?? [];
    const kept = resource.deletionPolicy && resource.type === 'AWS::S3::Bucket' ? [`on destroy: ${resource.deletionPolicy}`] : [];
    const head = `${resource.stack} ${resource.type.replace('AWS::', '')} ${resource.id.replace(/[0-9A-F]{8}$/, '')}`;
    return [head, ...[...kept, ...details].map((detail) => `    ${detail}`)].join('\n');
  });
  const reasons = [...new Set(acknowledged.map(({ at, rule, reason }) => `${at} ${rule}: ${reason}`))];
  return `${lines.sort().join('\n')}\n\nAcknowledged of cdk-nag's rules\n${reasons.sort().join('\n')}\n`;
}

const policy = ({ properties }: Resource): string[] => policyLines(properties.PolicyDocument);

const DETAILS: Readonly<Record<string, (resource: Resource) => readonly string[]>> = {
  'AWS::S3::Bucket': ({ properties: p }) => [
    `encrypted: ${p.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm}; versions: ${p.VersioningConfiguration?.Status ?? 'none'}; public: ${Object.values(p.PublicAccessBlockConfiguration).every(Boolean) ? 'blocked' : 'NOT BLOCKED'}; access logs: ${p.LoggingConfiguration ? asText(p.LoggingConfiguration.DestinationBucketName) : 'none'}`,
    ...p.LifecycleConfiguration.Rules.map((rule: Record<string, unknown>) => `ends: ${JSON.stringify(rule).replaceAll(/["{}]/g, '')}`),
    ...(p.NotificationConfiguration?.QueueConfigurations ?? []).map(
      (one: Record<string, unknown>) =>
        `sends ${one.Event} to ${asText(one.Queue)}${one.Filter ? ` of ${JSON.stringify(one.Filter).replaceAll(/["{}]/g, '')}` : ''}`,
    ),
  ],
  'AWS::S3::BucketPolicy': policy,
  'AWS::SQS::QueuePolicy': policy,
  'AWS::SNS::TopicPolicy': policy,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': ({ properties: p }) => [
    `for ${policyLines({ Statement: p.AssumeRolePolicyDocument.Statement }).join(', ').replaceAll(' on undefined', '')}`,
  ],
  'AWS::SQS::Queue': ({ properties: p }) => [
    `encrypted: ${p.SqsManagedSseEnabled}; hidden for ${p.VisibilityTimeout ?? 30} s; kept for ${p.MessageRetentionPeriod} s; dead letters: ${p.RedrivePolicy ? `${asText(p.RedrivePolicy.deadLetterTargetArn)} after ${p.RedrivePolicy.maxReceiveCount}` : 'none'}`,
  ],
  'AWS::Lambda::Function': ({ properties: p }) => [
    `${p.Runtime} ${p.Architectures}; ${p.MemorySize} MB; ${p.Timeout} s; traces: ${p.TracingConfig?.Mode ?? 'none'}; loops: ${p.RecursiveLoop}; logs: ${asText(p.LoggingConfig.LogGroup)}`,
    ...Object.entries(p.Environment.Variables)
      .filter(([name]) => !/^(?:POWERTOOLS|NODE|AWS)_/.test(name))
      .map(([name, value]) => `${name} = ${asText(value)}`)
      .sort(),
  ],
  'AWS::Lambda::EventSourceMapping': ({ properties: p }) => [
    `${asText(p.EventSourceArn)} to ${asText(p.FunctionName)}; ${p.BatchSize} at once; ${p.ScalingConfig.MaximumConcurrency} batches beside each other; ${p.FunctionResponseTypes}`,
  ],
  'AWS::Logs::LogGroup': ({ properties: p }) => [`kept for ${p.RetentionInDays} days`],
  'AWS::Scheduler::Schedule': ({ properties: p }) => [
    `${p.ScheduleExpression}: ${p.Target.Input} to ${asText(p.Target.Arn)}; dead letters: ${asText(p.Target.DeadLetterConfig.Arn)}`,
  ],
  'AWS::Glue::Table': ({ properties: { TableInput: p } }) => [`${p.Name}: ${p.TableType}, ${p.StorageDescriptor.Columns.length} columns`],
  'AWS::Athena::WorkGroup': ({ properties: { WorkGroupConfiguration: p } }) => [
    `enforced: ${p.EnforceWorkGroupConfiguration}; at most ${p.BytesScannedCutoffPerQuery} bytes; results: ${p.ResultConfiguration.EncryptionConfiguration.EncryptionOption}`,
  ],
  'AWS::CloudWatch::Alarm': ({ properties: p }) => [`at ${p.Threshold} in ${p.EvaluationPeriods} periods: ${p.AlarmDescription}`],
};
