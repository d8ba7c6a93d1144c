import { App } from 'aws-cdk-lib';
import { PipelineStack } from './pipeline-stack.ts';
import { StorageStack } from './storage-stack.ts';

const app = new App();
const storage = new StorageStack(app, 'WirehouseStorage');
new PipelineStack(app, 'WirehousePipeline', { storage });
