import { type BundlingOptions, LogLevel, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { kebabCase } from './names.ts';

/** How the code of functions is bundled, in esbuild's words: CDK gets it in its own, the tests as it is. */
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

interface BundledFile {
  readonly in: string;
  readonly out: string;
}

/** The files of a function's code. The engine with its models is one of its own, so that a call without articles never reads it. */
export const bundledFiles = (entry: string): readonly [BundledFile, ...BundledFile[]] => [
  { in: `functions/${entry}.ts`, out: 'index.mjs' },
  ...(entry === 'converge' ? [{ in: 'pipeline/extract-here.ts', out: 'engine.mjs' }] : []),
];

/** The same for CDK, which makes the first file and runs esbuild's command for the others. */
export function bundlingOf(entry: string): BundlingOptions {
  const [, ...others] = bundledFiles(entry);
  return {
    format: OutputFormat.ESM,
    target: ESBUILD.target,
    mainFields: [...ESBUILD.mainFields],
    // The version of the SDK that the tests ran with, not the one that the runtime happens to have.
    bundleAwsSDK: true,
    banner: ESBUILD.banner.js,
    // CDK's own option for it does not reach esbuild.
    esbuildArgs: { '--charset': ESBUILD.charset },
    minify: ESBUILD.minify,
    keepNames: ESBUILD.keepNames,
    sourceMap: ESBUILD.sourcemap,
    sourceMapMode: SourceMapMode.DEFAULT,
    sourcesContent: ESBUILD.sourcesContent,
    logLevel: LogLevel.WARNING,
    commandHooks: {
      beforeInstall: () => [],
      beforeBundling: (from, to) => others.map((file) => esbuildCommand(`${from}/${file.in}`, `${to}/${file.out}`)),
      afterBundling: () => [],
    },
  };
}

function esbuildCommand(from: string, to: string): string {
  const flags = [...Object.entries(ESBUILD).map(([name, value]) => `--${kebabCase(name)}${flagValue(value)}`), `--outfile=${to}`];
  return ['npx --no-install esbuild', from, ...flags].map((part, index) => (index === 0 ? part : JSON.stringify(part))).join(' ');
}

const flagValue = (value: (typeof ESBUILD)[keyof typeof ESBUILD]): string => {
  if (value === true) return '';
  if (typeof value === 'object' && 'js' in value) return `:js=${value.js}`;
  return `=${value}`;
};
