import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { zipFolder } from '../functions/zip.ts';
import { type Emulator, jsonCall, queryCall, waitFor } from './emulator.ts';

interface StackArtifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile: string; readonly stackName?: string };
}

interface Assets {
  readonly files: Readonly<
    Record<string, { source: { path: string; packaging: string }; destinations: Record<string, { bucketName: string; objectKey: string }> }>
  >;
}

/** Synthesises all stacks as `cdk synth` does, without what an emulator does not know; the folder of the result. */
export function synthesise(leaveOut: readonly string[] = []): string {
  const outdir = mkdtempSync(join(tmpdir(), 'wirehouse-cdk-'));
  const context = { ...cdkJson.context, leaveOut: leaveOut.join(',') };
  const ran = spawnSync(process.execPath, ['--import', 'tsx', 'infra/app.ts'], {
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`the stacks were not synthesised: ${ran.stderr}`);
  return outdir;
}

/** Deploys synthesised stacks as `cdk bootstrap` and `cdk deploy --all` do: assets into their bucket, stacks in the order of their needs. */
export async function deploy(on: Emulator, s3: S3Client, outdir: string): Promise<Record<string, string>> {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(outdir, name), 'utf8')) as T;
  const { artifacts } = read<{ artifacts: Record<string, StackArtifact> }>('manifest.json');
  const bucket = `cdk-hnb659fds-assets-${on.account}-${on.region}`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const version = { Name: '/cdk-bootstrap/hnb659fds/version', Value: '30', Type: 'String', Overwrite: true };
  await jsonCall(on, 'ssm', 'AmazonSSM.PutParameter', version);

  const outputs: Record<string, string> = {};
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  for (const [id, { properties }] of inOrder(stacks)) {
    const { files } = read<Assets>(`${id}.assets.json`);
    for (const { source, destinations } of Object.values(files)) {
      const path = join(outdir, source.path);
      const Body = source.packaging === 'zip' ? zipFolder(path) : readFileSync(path);
      for (const { objectKey } of Object.values(destinations)) await s3.send(new PutObjectCommand({ Bucket: bucket, Key: objectKey, Body }));
    }
    const template = properties?.templateFile ?? `${id}.template.json`;
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: template, Body: readFileSync(join(outdir, template)) }));
    const StackName = properties?.stackName ?? id;
    await queryCall(on, 'cloudformation', {
      Action: 'CreateStack',
      Version: '2010-05-15',
      StackName,
      TemplateURL: `${on.endpoint}/${bucket}/${template}`,
      'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
    });
    const made = await waitFor(`stack ${StackName}`, 120, async () => {
      const described = await queryCall(on, 'cloudformation', { Action: 'DescribeStacks', Version: '2010-05-15', StackName });
      return /<StackStatus>\w+_(?:COMPLETE|FAILED)<\/StackStatus>/.test(described) && described;
    });
    if (!made.includes('<StackStatus>CREATE_COMPLETE</StackStatus>')) {
      const events = await queryCall(on, 'cloudformation', { Action: 'DescribeStackEvents', Version: '2010-05-15', StackName });
      const reasons = [...events.matchAll(/<ResourceStatusReason>([^<]+)</g)].map(([, reason]) => reason);
      throw new Error(`${StackName} was not made: ${[...new Set(reasons)].join('; ') || made}`);
    }
    for (const [, key = '', value = ''] of made.matchAll(/<OutputKey>([^<]+)<\/OutputKey>\s*<OutputValue>([^<]*)</g)) outputs[key] = value;
  }
  return outputs;
}

/** Stacks after those that they need. */
function inOrder(stacks: readonly [string, StackArtifact][]): [string, StackArtifact][] {
  const done: [string, StackArtifact][] = [];
  const names = new Set(stacks.map(([id]) => id));
  const add = (id: string): void => {
    const stack = stacks.find(([name]) => name === id);
    if (!stack || done.includes(stack)) return;
    for (const need of stack[1].dependencies ?? []) if (names.has(need)) add(need);
    done.push(stack);
  };
  for (const [id] of stacks) add(id);
  return done;
}
