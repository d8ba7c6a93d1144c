import { defineConfig } from 'vitest/config';

/** Rooms whose tests leave nothing behind: their files share a process, and the engine or CDK is loaded once. */
const PURE = ['attributions', 'copies', 'entities', 'figures', 'golden', 'house', 'infra', 'metadata', 'read', 'tagger', 'text', 'times'].map(
  (room) => `test/${room}/**/*.test.ts`,
);
const NEVER = ['**/node_modules/**', 'dist/**', 'cdk.out/**'];

export default defineConfig({
  test: {
    // A busy machine is slow, not wrong: tests that start processes get a minute.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The SDK's advice on versions of Node would stand in every report.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Written for bundlers: its imports have no endings.
    server: { deps: { inline: ['dt-sql-parser'] } },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, exclude: NEVER, isolate: false } },
      { extends: true, test: { name: 'alone', exclude: [...NEVER, ...PURE] } },
    ],
  },
});
