import { Refusal } from '@klear/core';

/** As many turns as a pool has connections. */
export interface Turns {
  /** Waits for a free turn and answers how to give it back (once; again does nothing). Refuses when none is free in time. */
  take(): Promise<() => void>;
}

const longestWaitMs = 10_000;

/**
 * postgres.js loses a reserve() that waits inside it while a connection closes, and whoever waits hangs for ever. So nobody waits there:
 * they wait here, first come first served, and a turn always finds a connection.
 */
export function createTurns(max: number, waitMs = longestWaitMs): Turns {
  let free = max;
  const waiting = new Set<() => void>();

  const give = () => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const [next] = waiting;
      if (next) {
        waiting.delete(next);
        next();
      } else free += 1;
    };
  };
  return {
    async take() {
      if (free > 0) {
        free -= 1;
        return give();
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const timer = setTimeout(() => {
        waiting.delete(resolve);
        reject(new Refusal('SERVICE_UNAVAILABLE', 'Too many requests wait for the database. Try again soon.'));
      }, waitMs);
      waiting.add(resolve);
      await promise.finally(() => clearTimeout(timer));
      return give();
    },
  };
}
