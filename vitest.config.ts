import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A busy machine is slow, not wrong: tests that start processes get a minute.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The SDK's advice on versions of Node would stand in every report.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    exclude: ['**/node_modules/**', 'dist/**', 'cdk.out/**'],
    // Written for bundlers: its imports have no endings.
    server: { deps: { inline: ['dt-sql-parser'] } },
  },
});
