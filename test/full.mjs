// `npm run test:full`: what takes longer than `npm test` may. Each step is a command that passes or fails; all are run.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const node = process.execPath;
const wirehouse = (...args) => [node, 'dist/wirehouse.mjs', ...args];
const vitest = (...args) => [node, 'node_modules/vitest/vitest.mjs', 'run', ...args];

rmSync('sample-lake', { recursive: true, force: true });
const fetched = (script) => spawnSync(node, [script], { encoding: 'utf8' });
const extension = fetched('test/interop/fetch-delta-extension.mjs');
const lambdaNode = fetched('test/functions/runtime/fetch-node.mjs');
const miniStack = fetched('test/e2e-aws/fetch-ministack.mjs');
const E2E = ['--config', 'test/e2e-aws/vitest.config.ts'];

const STEPS = [
  { name: 'the sample lake', command: wirehouse('demo') },
  { name: 'the sample lake again', command: wirehouse('demo'), says: 'Nothing has changed' },
  { name: 'its invariants', command: wirehouse('verify', '--lake', 'sample-lake') },
  { name: 'synthesis of the AWS stacks', command: [node, 'node_modules/aws-cdk/bin/cdk', 'synth', '--quiet'] },
  { name: 'the simulator, 4,000 schedules', command: vitest('test/pipeline/simulation.test.ts'), env: { SCHEDULES: '4000' } },
  { name: 'the simulator on S3, 20 schedules', command: vitest('test/pipeline/simulation-on-s3.test.ts'), env: { SCHEDULES_ON_S3: '20' } },
  {
    name: "DuckDB's own Delta reader",
    command: vitest('test/interop'),
    env: { WIREHOUSE_DELTA_EXTENSION: extension.stdout.trim() },
    skipped: extension.status !== 0 && 'pip cannot fetch its extension here',
  },
  {
    name: "the functions on Lambda's own Node, however they end",
    command: [lambdaNode.stdout.trim(), ...vitest('test/functions/runtime').slice(1)],
    env: { WIREHOUSE_ALL_ENDS: '1' },
    skipped: lambdaNode.status !== 0 && 'npm cannot fetch Node 24 for this machine',
  },
  { name: 'the stacks, deployed to MiniStack', command: vitest(...E2E), skipped: miniStack.status !== 0 && 'pip cannot fetch MiniStack here' },
  // Asked for, it fails without Docker; not asked for, it is none of the steps.
  ...(process.env.WIREHOUSE_LOCALSTACK ? [{ name: 'the stacks, deployed to LocalStack', command: vitest(...E2E, '--mode', 'localstack') }] : []),
];

const results = STEPS.map(({ name, command: [program, ...args], env = {}, says, skipped }) => {
  if (skipped) return { name, result: `skipped: ${skipped}` };
  console.log(`\n== ${name}`);
  const started = Date.now();
  const ran = spawnSync(program, args, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  process.stdout.write(ran.stdout);
  const isRight = ran.status === 0 && (!says || ran.stdout.includes(says));
  return { name, result: isRight ? 'passed' : 'FAILED', seconds: Math.round((Date.now() - started) / 1000) };
});

console.log('');
for (const { name, result, seconds } of results) console.log(`${name}: ${result}${seconds === undefined ? '' : ` (${seconds} s)`}`);
process.exitCode = results.some(({ result }) => result === 'FAILED') ? 1 : 0;
