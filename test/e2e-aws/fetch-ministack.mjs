// Fetches MiniStack with pip into a Python environment of its own, and prints the path of its program.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const VERSION = '1.5.33';
const cache = resolve('node_modules/.cache/wirehouse');
const venv = join(cache, `ministack-${VERSION}`);
const inVenv = (program) => (process.platform === 'win32' ? join(venv, 'Scripts', `${program}.exe`) : join(venv, 'bin', program));

const install = () =>
  ['python3', 'python'].some(
    (python) =>
      spawnSync(python, ['-m', 'venv', venv]).status === 0 &&
      spawnSync(inVenv('pip'), ['install', '--quiet', `ministack==${VERSION}`, 'boto3'], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
  );

mkdirSync(cache, { recursive: true });
if (!existsSync(inVenv('ministack')) && !install()) {
  process.stderr.write(`pip cannot fetch ministack ${VERSION} here: it needs Python 3 and a package index\n`);
  process.exit(1);
}
process.stdout.write(`${inVenv('ministack')}\n`);
