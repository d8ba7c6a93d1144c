// Bundles the command and its extraction worker into dist/ (npm runs this as `prepare`, after each install), so that
// `wirehouse` starts without a transpiler and each command loads only what it needs.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { dataAsJson } from './data-as-json.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
rmSync(dist, { recursive: true, force: true });

await build({
  absWorkingDir: here,
  entryPoints: [
    { in: 'cli/main.ts', out: 'wirehouse' },
    { in: 'cli/extract-worker.ts', out: 'extract-worker' },
  ],
  outdir: dist,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [dataAsJson],
  // Native code stays where npm put it; linkedom asks for canvas inside a try.
  external: ['@duckdb/*', 'canvas'],
  // Bundled CommonJS packages call require for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});

linkCommand();

/** npm links the commands of dependencies, not the project's own: without this `npx wirehouse` would reach for the registry. */
function linkCommand() {
  const bin = join(here, 'node_modules', '.bin');
  if (!existsSync(join(here, 'node_modules'))) return;
  mkdirSync(bin, { recursive: true });
  chmodSync(join(dist, 'wirehouse.mjs'), 0o755);
  const link = join(bin, 'wirehouse');
  for (const old of [link, `${link}.cmd`, `${link}.ps1`]) rmSync(old, { force: true });
  if (process.platform !== 'win32') return symlinkSync('../../dist/wirehouse.mjs', link);
  writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\dist\\wirehouse.mjs" %*\r\n');
  writeFileSync(`${link}.ps1`, '& node "$PSScriptRoot/../../dist/wirehouse.mjs" @args\nexit $LASTEXITCODE\n');
}
