import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { NEW_CONFIG } from '../../cli/lake-config.ts';
import { openS3Lake } from '../../cli/s3-lake.ts';
import { planReconcile } from '../../pipeline/reconcile.ts';
import { run } from '../../pipeline/run.ts';
import { inProcess } from '../golden/sample-lake.ts';
import { checksumOf } from '../lake/s3-server/body.ts';
import { openS3Server } from '../lake/s3-server/server.ts';

const COMMAND = fileURLToPath(new URL('../../dist/wirehouse.mjs', import.meta.url));
const dir = await mkdtemp(join(tmpdir(), 'wirehouse-s3-'));
const tasks: unknown[] = [];
const server = await openS3Server({
  accessKeyId: 'known',
  answer: async (target, body) => {
    const { MessageBody } = body as { MessageBody: string };
    tasks.push(target, JSON.parse(MessageBody));
    await workAsFunctions();
    return { MessageId: 'm', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
  },
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

const ENVIRONMENT = {
  AWS_ENDPOINT_URL: server.endpoint,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'known',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_CONFIG_FILE: join(dir, 'none'),
  AWS_SHARED_CREDENTIALS_FILE: join(dir, 'none'),
  AWS_EC2_METADATA_DISABLED: 'true',
  WIREHOUSE_CACHE: join(dir, 'cache'),
};
Object.assign(process.env, ENVIRONMENT);

/** Runs the command beside the server, which lives in this process. */
function wirehouse(args: readonly string[], env: Record<string, string> = {}): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: dir, env: { ...process.env, ...env } });
  const read = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (read[name] += text));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...read })));
}

const story = (toll: number): string =>
  `Barge toll at ${toll}\n\nAt least ${toll} people were killed when a barge sank off Lorne on Monday, police said.\n`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const drop = (bucket: string, key: string, text: string) =>
  server.bucket(bucket).put(key, { bytes: bytes(text), checksum: checksumOf(bytes(text)), metadata: {} }, {});
const downloads = (): string[] => server.requests.filter(({ method, key }) => method === 'GET' && key.endsWith('.parquet')).map(({ key }) => key);

/** What the functions of the deployed lake do when they are asked. */
async function workAsFunctions(): Promise<void> {
  const lake = await openS3Lake('s3://deployed');
  const on = lake.running(inProcess);
  await run(on, await planReconcile(on), false);
}

describe.skipIf(!existsSync(COMMAND))('the command on a lake in a bucket', () => {
  const lake = ['--lake', 's3://shared/press'];
  server.bucket('shared');

  it('makes it below a prefix, and answers SQL from copies that it fetches once', async () => {
    await mkdir(join(dir, 'articles', 'deep'), { recursive: true });
    await writeFile(join(dir, 'articles', 'one.txt'), story(12));
    await writeFile(join(dir, 'articles', 'deep', 'two three+.txt'), story(40));
    const ingested = await wirehouse(['ingest', 'articles', ...lake]);
    expect(ingested).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('2 files read') });
    expect([...server.bucket('shared').objects.keys()].every((key) => key.startsWith('press/'))).toBe(true);

    const before = downloads().length;
    const asked = await wirehouse(['sql', 'select raw_key from articles order by 1', '--json', ...lake]);
    expect(asked).toEqual({ status: 0, stderr: '', stdout: '[{"raw_key":"deep/two three+.txt"},{"raw_key":"one.txt"}]\n' });
    const fetched = downloads().slice(before);
    expect(fetched.map((key) => key.split('/')[2])).toEqual(fetched.map(() => 'articles'));
    expect(fetched.length).toBeGreaterThan(0);
  });

  it('checks, rebuilds and compares it, and copies go when their files are live no more', async () => {
    expect(await wirehouse(['verify', ...lake])).toMatchObject({ status: 0, stdout: expect.stringContaining('invariants hold') });
    expect((await wirehouse(['rebuild', 'articles', ...lake])).stdout).toContain('1 table rebuilt');
    const copies = join(dir, 'cache', 'shared', 'press', 'tables', 'articles');
    const files = () => readdirSync(copies, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.parquet'));
    const old = files();
    const before = downloads().length;
    for (const name of old) await utimes(join(copies, name), 0, 0);
    expect((await wirehouse(['sql', 'select count(*) as n from articles', '--csv', ...lake])).stdout).toBe('n\n2\n');
    expect(downloads()).toHaveLength(before + files().length);
    expect(files().filter((name) => old.includes(name))).toEqual([]);
    expect((await wirehouse(['reprocess', '--dry-run', ...lake])).stdout).toContain('0 files would give other rows');
  });

  it('refuses what cannot be: a place among other objects, a folder to follow, a name that would overwrite another', async () => {
    drop('others', 'their/file', 'x');
    const make = { make: true };
    await expect(openS3Lake('s3://others', make)).rejects.toMatchObject({ remedy: expect.stringContaining('--lake s3://others/my-lake') });
    await expect(openS3Lake('s3://others/their', make)).rejects.toMatchObject({ remedy: expect.stringContaining('s3://others/their/my-lake') });
    await expect(openS3Lake('s3://others/x')).rejects.toThrow('there is no lake at s3://others/x');
    await expect(openS3Lake('s3://Not a bucket')).rejects.toThrow('names no bucket');
    await expect(openS3Lake('s3://nowhere/x')).rejects.toMatchObject({ remedy: expect.stringContaining('Check the name of the bucket') });
    expect((await wirehouse(['sync', 'articles', ...lake])).stderr).toContain('wirehouse ingest articles --lake s3://shared/press');
    await writeFile(join(dir, 'one.txt'), story(99));
    expect((await wirehouse(['ingest', 'one.txt', ...lake])).stderr).toContain('nothing was copied');
  });

  it('says what to set where it cannot reach it', async () => {
    const wrong = await wirehouse(['tables', ...lake], { AWS_ACCESS_KEY_ID: 'unknown' });
    expect(wrong).toMatchObject({ status: 1, stderr: expect.stringMatching(/s3:\/\/shared\/press\/lake\.json .*\nThe credentials are wrong/) });
    const none = await wirehouse(['tables', ...lake], { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
    expect(none).toMatchObject({ status: 1, stderr: expect.stringContaining('set AWS_PROFILE') });
    expect((await wirehouse(['tables', ...lake], { AWS_REGION: '' })).stderr).toContain('set AWS_REGION');
  });
});

describe.skipIf(!existsSync(COMMAND))('the command on a lake that is deployed', () => {
  const lake = ['--lake', 's3://deployed'];
  const config = {
    ...NEW_CONFIG,
    raw: { kind: 's3', bucket: 'drop', prefix: '' },
    aws: { tasks_queue_url: `${server.endpoint}/123/tasks`, region: 'eu-central-1' },
  };
  drop('deployed', 'lake.json', JSON.stringify(config));
  server.bucket('drop');

  it('uploads, and leaves the rest to the functions', async () => {
    const ingested = await wirehouse(['ingest', 'articles', ...lake]);
    expect(ingested).toMatchObject({ status: 0, stdout: expect.stringContaining('2 files uploaded to s3://drop') });
    expect([...server.bucket('drop').objects.keys()].sort()).toEqual(['deep/two three+.txt', 'one.txt']);
    expect((await wirehouse(['status', ...lake])).stdout).toContain('2 files are new, changed or gone since: the functions of the lake are at it');
  });

  it('asks the functions to reconcile and to reprocess, and watches them until all is done', async () => {
    const reconciled = await wirehouse(['reconcile', ...lake]);
    expect(reconciled).toMatchObject({ status: 0, stdout: '2 files done: the tables are up to date.\n', stderr: expect.stringContaining('Ctrl-C') });
    expect(tasks).toEqual(['AmazonSQS.SendMessage', { wirehouse: 'task', task: 'reconcile', cursor: null }]);
    expect((await wirehouse(['reprocess', ...lake])).stdout).toContain('Nothing differs');
    expect((await wirehouse(['reprocess', '--failed', ...lake])).stdout).toContain('Nothing failed');
  });

  it('does it on this machine when told to', async () => {
    drop('drop', 'late.txt', story(7));
    expect((await wirehouse(['reconcile', '--here', ...lake])).stdout).toContain('1 file read');
    expect((await wirehouse(['sql', 'select count(*) as n from articles', '--csv', ...lake])).stdout).toBe('n\n3\n');
    expect(tasks).toHaveLength(2);
  });
});
