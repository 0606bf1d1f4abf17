export * from './clock.ts';
export { cloneDatabase, type TestDatabase } from './database.ts';
export { createTestDeps, type TestDeps, type TestDepsOptions, testBus, testJobs } from './deps.ts';
export * from './fault-proxy.ts';
export * from './hop.ts';
export { proofSeed, proofSize } from './proof.ts';
export * from './statements.ts';
export * from './viewers.ts';
export * from './wait-for.ts';
