import { defineConfig } from 'vitest/config';

/**
 * Two kinds of test, which one command runs: `unit` tests the code by itself, and `browser` what was built, as a visitor's
 * browser gets it.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // A machine may be many times slower than the one a test was written on. This only ends what would wait for ever.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './tests/summary-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/built/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts', 'tests/built/**/*.test.ts'],
          globalSetup: ['tests/browser/build-once.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
