import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Every core works: on two of them one would idle otherwise. Tests that start servers and browsers then share a core, and have time for it.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
