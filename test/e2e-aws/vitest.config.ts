import { defineConfig } from 'vitest/config';

// An emulator is started for all tests of a file, which build on each other.
export default defineConfig({ test: { include: ['test/e2e-aws/*.e2e.ts'], testTimeout: 240_000, hookTimeout: 300_000, bail: 1 } });
