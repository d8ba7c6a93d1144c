import { defineConfig } from 'vitest/config';

// A busy machine is slow, not wrong: tests that start processes get a minute.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, exclude: ['**/node_modules/**', 'dist/**', 'cdk.out/**'] } });
