import { defineConfig } from 'vitest/config';
import { oneGraphql } from './scripts/test/one-graphql.ts';

const special = ['redis', 'chromium', 'data', 'pgbouncer'] as const;

// Projects stand on their own instead of extending the root, so that the global setup (one PostgreSQL) runs once and not per project.
const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: false as const,
  resolve: oneGraphql,
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', '**/dist/**', '.data/**', '.tools/**', ...exclude],
    pool: 'forks' as const,
    // A worker loads the graph once for all its files: half the time of the suite. Modules hold no state that a test may lean on.
    isolate: false,
    // Told here again: a project that does not extend the root would have one less than there are cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { APOLLO_TELEMETRY_DISABLED: 'true', TZ: 'UTC' },
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['packages/testing/src/global-setup.ts'],
    projects: [
      project(
        'unit',
        ['**/*.test.ts'],
        special.map((kind) => `**/*.${kind}.test.ts`),
      ),
      ...special.map((kind) => project(kind, [`**/*.${kind}.test.ts`])),
    ],
    coverage: {
      provider: 'v8',
      reporter: ['json-summary'],
      // The numbers are worth reading also when a test is red.
      reportOnFailure: true,
      reportsDirectory: 'coverage',
      include: ['packages/*/src/**/*.ts', 'subgraphs/*/src/**/*.ts', 'router/src/**/*.ts', 'schema/src/**/*.ts'],
      // main.ts is a process of its own (env -> deps -> listen -> drain); tests that start it do so from outside.
      exclude: ['**/*.test.ts', '**/test/**', '**/__generated__/**', '**/src/main.ts'],
    },
  },
});
