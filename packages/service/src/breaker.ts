import type { Clock } from '@klear/core';

export interface Breaker {
  /** Whether a call may be tried now: closed, or open long enough that one probe is due. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
}

/** Opens after `failures` in a row; after `openMs` lets a single call through, whose outcome closes or opens it again. */
export function createBreaker({ clock, failures = 5, openMs = 2_000 }: { clock: Clock; failures?: number; openMs?: number }): Breaker {
  let inARow = 0;
  let nextProbeAt = 0;
  return {
    allows() {
      if (inARow < failures) return true;
      const nowMs = clock.now().getTime();
      if (nowMs < nextProbeAt) return false;
      nextProbeAt = nowMs + openMs;
      return true;
    },
    succeeded() {
      inARow = 0;
    },
    failed() {
      inARow += 1;
      if (inARow >= failures) nextProbeAt = clock.now().getTime() + openMs;
    },
  };
}
