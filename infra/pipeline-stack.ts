import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import { CONVERGE_TIMEOUT, MAX_RECEIVES, type StorageStack } from './storage-stack.ts';

/** What has no state: the function that turns raw objects into records. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { storage }: { storage: StorageStack }) {
    super(scope, id, { description: 'wirehouse: raw objects become records' });
    const converge = new NodejsFunction(this, 'Converge', {
      entry: fileURLToPath(new URL('../functions/converge.ts', import.meta.url)),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // One whole vCPU.
      memorySize: 1769,
      timeout: CONVERGE_TIMEOUT,
      environment: { MAX_RECEIVES: String(MAX_RECEIVES), RAW_BUCKET: storage.raw.bucketName, LAKE_BUCKET: storage.lake.bucketName },
      bundling: { format: OutputFormat.ESM, sourceMap: true, target: 'node24', logLevel: LogLevel.WARNING },
    });
    converge.addEventSource(new SqsEventSource(storage.rawEvents, { batchSize: 10, reportBatchItemFailures: true }));
    // Listing is part of reading: without it a missing key answers 403, and a delete would never arrive.
    storage.raw.grantRead(converge);
    storage.lake.grantRead(converge);
    storage.lake.grantPut(converge, 'records/*');
  }
}
