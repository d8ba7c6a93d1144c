import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { leaveOut } from './leave-out.ts';
import { pascalCase } from './names.ts';
import { OperationsStack, TAG } from './operations-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { QueryStack } from './query-stack.ts';
import { readSettings } from './settings.ts';
import { StorageStack } from './storage-stack.ts';

/** All stacks of a deployment, split by lifetime: storage holds data, the others can be replaced. */
export function makeStacks(app: App): void {
  const settings = readSettings(app.node.getAllContext());
  const id = (part: string): string => `${pascalCase(settings.name)}${part}`;
  const storage = new StorageStack(app, id('Storage'), settings);
  const pipeline = new PipelineStack(app, id('Pipeline'), { settings, storage });
  new QueryStack(app, id('Query'), { settings, storage });
  new OperationsStack(app, id('Operations'), { settings, storage, pipeline });
  Tags.of(app).add(TAG, settings.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  leaveOut(app, settings.leaveOut);
}
