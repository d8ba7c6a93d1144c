// Fetches DuckDB's own delta extension of just the DuckDB version in use, from PyPI with pip, into a cache outside the project,
// and prints its path: WIREHOUSE_DELTA_EXTENSION=$(node test/interop/fetch-delta-extension.mjs) npx vitest run test/interop
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const version = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).dependencies['@duckdb/node-api'].split('-')[0];
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'wirehouse', `delta-${version}`);
const extension = join(cache, 'duckdb_extension_delta', 'extensions', `v${version}`, 'delta.duckdb_extension');
if (!existsSync(extension)) {
  mkdirSync(cache, { recursive: true });
  execFileSync('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', cache, `duckdb-extension-delta==${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
process.stdout.write(`${extension}\n`);
