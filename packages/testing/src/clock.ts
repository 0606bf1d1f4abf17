import type { Clock } from '@klear/core';

export interface TestClock extends Clock {
  set(instant: Date | string): void;
  advance(ms: number): void;
}

/** A clock that stands still until a test moves it. */
export function createTestClock(start: Date | string = '2026-03-02T09:00:00Z'): TestClock {
  let nowMs = new Date(start).getTime();
  return {
    now: () => new Date(nowMs),
    set(instant) {
      nowMs = new Date(instant).getTime();
    },
    advance(ms) {
      nowMs += ms;
    },
  };
}
