import type { BusTimes } from '../bus.ts';

/** Short enough for tests that wait for a lease to end or for a second try. */
export const quickTimes: BusTimes = { leaseMs: 400, backoffMs: [5, 10], sweepMs: 30_000, pulseMs: 20 };
