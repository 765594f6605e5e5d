import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts', 'models/training/**/*.test.ts'],
    // One process per file: ONNX Runtime and SQLite live in processes, never in threads.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
