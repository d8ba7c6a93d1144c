import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { PipelineStack } from '../../infra/pipeline-stack.ts';
import { StorageStack } from '../../infra/storage-stack.ts';

// Bundling the function's code is left out: build and type check cover it.
const app = new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } });
const stack = new StorageStack(app, 'Storage');
const pipeline = Template.fromStack(new PipelineStack(app, 'Pipeline', { storage: stack }));
const storage = Template.fromStack(stack);

describe('the storage stack', () => {
  it('keeps both buckets private, encrypted, versioned, and beyond its own life', () => {
    const buckets = Object.values(storage.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(2);
    for (const bucket of buckets) {
      expect(bucket).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: {
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
          BucketEncryption: expect.anything(),
          VersioningConfiguration: { Status: 'Enabled' },
        },
      });
    }
  });

  it('sends creates, deletes and expirations to a queue whose failures are kept', () => {
    const [notifications] = Object.values(storage.findResources('Custom::S3BucketNotifications'));
    const queues = notifications?.Properties.NotificationConfiguration.QueueConfigurations;
    expect(queues.flatMap((queue: { Events: string[] }) => queue.Events).sort()).toEqual([
      's3:LifecycleExpiration:*',
      's3:ObjectCreated:*',
      's3:ObjectRemoved:*',
    ]);
    storage.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 5 }, VisibilityTimeout: 1800 });
  });
});

describe('the pipeline stack', () => {
  it('answers for each message of a batch', () => {
    pipeline.hasResourceProperties('AWS::Lambda::EventSourceMapping', { FunctionResponseTypes: ['ReportBatchItemFailures'] });
  });

  it('lets converge write records and nothing else', () => {
    const policies = Object.values(pipeline.findResources('AWS::IAM::Policy'));
    const statements: { Action: string | string[]; Resource: unknown }[] = policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement);
    const writes = statements.filter((statement) => [statement.Action].flat().some((action) => /^s3:(Put|Delete)/.test(action)));
    expect(writes).toHaveLength(1);
    expect(JSON.stringify(writes[0]?.Resource)).toContain('/records/*');
  });
});
