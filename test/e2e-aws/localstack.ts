import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Emulator } from './emulator.ts';

const compose = (...args: string[]) =>
  spawnSync('docker', ['compose', '--project-name', 'wirehouse-test', '--file', resolve('test/e2e-aws/docker-compose.yml'), ...args], {
    encoding: 'utf8',
  });

/** Starts LocalStack with Docker, and waits until it is healthy. */
export async function startLocalStack(): Promise<Emulator> {
  if (spawnSync('docker', ['info']).status !== 0)
    throw new Error(
      'LocalStack needs Docker, and no Docker answers here: start it, or run "npm run test:e2e", the same suite on an emulator without it',
    );
  const up = compose('up', '--detach', '--wait');
  if (up.status !== 0) throw new Error(`LocalStack did not start: ${up.stderr}`);
  return {
    name: 'LocalStack',
    endpoint: 'http://127.0.0.1:4566',
    region: 'us-east-1',
    account: '000000000000',
    // Its free edition has neither.
    leaveOut: ['AWS::Athena::*', 'AWS::Glue::*', 'AWS::Budgets::Budget'],
    log: () => compose('logs').stdout,
    async close() {
      compose('down', '--volumes');
    },
  };
}
