import { defineConfig } from 'vitest/config';
import { oneGraphql } from '../test/one-graphql.ts';
import { root } from '../verify/tree.ts';
import { type Removal, withoutGuard } from './without-guard.ts';

const removal = process.env.GUARD_REMOVED;

/** A run of a few quick tests, without one guard when GUARD_REMOVED tells which. No database: rules are pure. */
export default defineConfig({
  root,
  resolve: oneGraphql,
  plugins: removal === undefined ? [] : [withoutGuard(JSON.parse(removal) as Removal)],
  // What was loaded without a guard must be forgotten.
  test: {
    fsModuleCache: false,
    name: 'guards',
    include: ['**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    testTimeout: 30_000,
  },
});
