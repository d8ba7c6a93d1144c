import { App } from 'aws-cdk-lib';
import { makeStacks } from './make-stacks.ts';
import { SettingsError } from './settings.ts';

try {
  makeStacks(new App());
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
