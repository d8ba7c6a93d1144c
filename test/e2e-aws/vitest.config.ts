import { defineConfig } from 'vitest/config';

// An emulator is started for all tests, which build on each other. `--mode localstack` takes LocalStack, else it is MiniStack.
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/e2e-aws/*.e2e.ts'],
    env: { WIREHOUSE_EMULATOR: mode === 'localstack' ? 'localstack' : 'ministack' },
    testTimeout: 240_000,
    hookTimeout: 300_000,
    bail: 1,
  },
}));
