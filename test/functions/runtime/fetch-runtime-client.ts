import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** AWS's own client of the runtime API for Node, that Lambda itself runs. As a dependency it would compile curl for minutes. */
const NAME = 'aws-lambda-ric';
const VERSION = '4.0.2';
const SHA256 = '28e042f42f6da655e72eef9190e4ab566141d2eccc5408429642a730b10b4646';

/** The client's main file, fetched once with npm; null where the registry does not answer. */
export function fetchRuntimeClient(): string | null {
  const home = resolve('node_modules/.cache/wirehouse', `${NAME}-${VERSION}`);
  const main = join(home, 'index.mjs');
  if (existsSync(main)) return main;
  const draft = `${home}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const tarball = join(draft, `${NAME}-${VERSION}.tgz`);
  const packed = spawnSync('npm', ['pack', `${NAME}@${VERSION}`, '--pack-destination', draft, '--silent'], {
    timeout: 60_000,
    shell: process.platform === 'win32',
  });
  if (packed.status !== 0 || !existsSync(tarball)) return null;
  const digest = createHash('sha256').update(readFileSync(tarball)).digest('hex');
  if (digest !== SHA256) throw new Error(`${NAME} ${VERSION} has the digest ${digest}, not ${SHA256}`);
  spawnSync('tar', ['-xzf', tarball, '-C', draft, '--strip-components=1']);
  // Its native part is what native-client.mjs stands in for; Node looks for the file before it asks who reads it.
  writeFileSync(join(draft, 'rapid-client.node'), '');
  rmSync(tarball);
  if (!existsSync(main)) renameSync(draft, home);
  return main;
}
