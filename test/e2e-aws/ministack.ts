import { spawn, spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { type Emulator, waitFor } from './emulator.ts';

/** Starts MiniStack, which runs functions as processes of the `node` that is first on the path: this one. */
export async function startMiniStack(): Promise<Emulator> {
  const fetched = spawnSync(process.execPath, ['test/e2e-aws/fetch-ministack.mjs'], { encoding: 'utf8' });
  if (fetched.status !== 0) throw new Error(fetched.stderr);
  const port = await freePort();
  const path = `${resolve(process.execPath, '..')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  const log: string[] = [];
  const running = spawn(fetched.stdout.trim(), [], {
    // It listens on all interfaces unless told otherwise.
    env: { ...process.env, PATH: path, BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [running.stdout, running.stderr]) stream.setEncoding('utf8').on('data', (text: string) => log.push(text));
  const endpoint = `http://127.0.0.1:${port}`;
  await waitFor('answer of MiniStack', 60, async () => (await fetch(`${endpoint}/_ministack/health`)).ok);
  return {
    name: 'MiniStack',
    endpoint,
    region: 'us-east-1',
    account: '000000000000',
    // Named queries and budgets it refuses, alarms that compute with metrics as well; the dashboard shows the alarms.
    leaveOut: ['AWS::Athena::NamedQuery', 'AWS::Budgets::Budget', 'AWS::CloudWatch::*'],
    log: () => log.join(''),
    async close() {
      const ended = new Promise((done) => running.once('exit', done));
      running.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
