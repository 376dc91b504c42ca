import { defineConfig } from 'vitest/config';

/**
 * Three kinds of test, one runner:
 *   *.test.ts  unit: milliseconds, nothing outside the process
 *   *.int.ts   integration: real PostgreSQL, Redis, Chromium, ffmpeg, loopback providers
 *   *.e2e.ts   the whole product in a real browser
 */
const shared = {
  environment: 'node' as const,
  testTimeout: 60_000,
  // what is waited for comes when the machine gets to it, not within Vitest's one second
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', 'dist/**', 'data/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['**/*.int.{ts,tsx}'],
          exclude: ['node_modules/**', 'dist/**', 'data/**'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // much of their time they wait for others' processes: more than two at once would only get in each other's way
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
