import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { dataAsJson } from '../data-as-json.mjs';

/** How the code of functions is bundled, in esbuild's words. */
export const ESBUILD = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  // What CommonJS packages call.
  banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
  charset: 'utf8',
  minify: true,
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
} as const;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Bundles a function's main file; CDK makes the same by the same options. */
export const bundleFunction = (entry: string, outfile: string) => bundle(`functions/${entry}.ts`, outfile);

/** Bundles the engine with its models, a file of its own: a call without articles never reads it. */
export const bundleEngine = (outfile: string) => bundle('pipeline/extract-here.ts', outfile, [dataAsJson]);

const bundle = (entry: string, outfile: string, plugins: Plugin[] = []) =>
  build({ ...ESBUILD, mainFields: [...ESBUILD.mainFields], absWorkingDir: ROOT, entryPoints: [entry], outfile, plugins });

// CDK runs it as a command: node --import tsx infra/bundle.ts OUTFILE
const [, script, outfile] = process.argv;
if (script === fileURLToPath(import.meta.url) && outfile) await bundleEngine(outfile);
