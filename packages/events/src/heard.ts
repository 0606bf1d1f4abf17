import type { Pulses } from './bus.ts';

/** How much of what an owner tells by events a listener has heard. */
export interface Heard {
  /** Given to the tail that listens. */
  readonly pulses: Pulses;
  /** True while everything that the owner had committed `boundMs` ago is known; false from the start until the first pulse. */
  isCurrent(): boolean;
  /** True once everything is known that the owner had committed by this instant, of `performance.now()`. */
  reaches(atMs: number): boolean;
}

/**
 * Counts by one monotonic clock of this process, which a paused process finds moved on and a wrong wall clock does not touch. `boundMs`:
 * how late an event may be before its listener must not decide by what it has heard.
 */
export function createHeard({
  owner,
  boundMs = 1_000,
  nowMs = () => performance.now(),
}: {
  owner: string;
  boundMs?: number;
  nowMs?: () => number;
}): Heard {
  let knownToMs = Number.NEGATIVE_INFINITY;
  return {
    pulses: {
      owner,
      tell(toMs) {
        knownToMs = Math.max(knownToMs, toMs);
      },
    },
    isCurrent: () => nowMs() - knownToMs <= boundMs,
    reaches: (atMs) => knownToMs >= atMs,
  };
}
