import { type BundlingOptions, LogLevel, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { ESBUILD } from './bundle.ts';

/** How CDK bundles a function: its main file by itself, the engine by a command. */
export function bundlingOf(entry: string): BundlingOptions {
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
      beforeBundling: (from, to) => (entry === 'converge' ? [`node --import tsx "${from}/infra/bundle.ts" "${to}/engine.mjs"`] : []),
      afterBundling: () => [],
    },
  };
}
