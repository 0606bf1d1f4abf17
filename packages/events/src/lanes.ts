import type { EventEnvelope } from '@klear/core';

/** A live event of the stream: `cursor` names its place. */
export interface Passed {
  readonly cursor: string;
  readonly envelope: EventEnvelope;
}

/** A listener's bounded queue of live events. */
export interface Lane {
  /** The place of the stream behind which this lane sees everything. */
  readonly from: Promise<string>;
  next(): Promise<Passed | { readonly overflow: string } | undefined>;
  leave(): void;
}

export interface Lanes {
  readonly wanted: ReadonlySet<string>;
  join(types: readonly string[], signal: AbortSignal): Lane;
  pass(passed: Passed): void;
  end(): void;
}

const lengthMax = 1_000;

/**
 * Hands each live event once to every listener that wants its type. A listener that falls `lengthMax` behind loses its queue and
 * learns it. `head` answers where the stream stands at the moment of joining.
 */
export function createLanes(head: () => string | Promise<string>): Lanes {
  const lanes = new Set<{ types: ReadonlySet<string>; push(passed: Passed): void; leave(): void }>();
  let wanted = new Set<string>();
  const count = () => {
    wanted = new Set([...lanes].flatMap((lane) => [...lane.types]));
  };

  return {
    get wanted() {
      return wanted;
    },
    join(types, signal) {
      let queue: Passed[] = [];
      let overflow: string | undefined;
      let ended = signal.aborted;
      let bell = Promise.withResolvers<void>();
      const leave = () => {
        ended = true;
        lanes.delete(lane);
        count();
        signal.removeEventListener('abort', leave);
        bell.resolve();
      };
      const lane = {
        types: new Set(types),
        push(passed: Passed) {
          if (queue.length >= lengthMax) {
            queue = [];
            overflow = passed.cursor;
          } else if (overflow !== undefined) overflow = passed.cursor;
          else queue.push(passed);
          bell.resolve();
        },
        leave,
      };
      if (!ended) {
        lanes.add(lane);
        count();
        signal.addEventListener('abort', leave);
      }
      return {
        from: Promise.resolve(head()),
        leave,
        async next() {
          for (;;) {
            if (ended) return undefined;
            if (overflow !== undefined) {
              const cursor = overflow;
              overflow = undefined;
              return { overflow: cursor };
            }
            const passed = queue.shift();
            if (passed) return passed;
            bell = Promise.withResolvers<void>();
            await bell.promise;
          }
        },
      };
    },
    pass(passed) {
      for (const lane of lanes) if (lane.types.has(passed.envelope.type)) lane.push(passed);
    },
    end() {
      for (const lane of [...lanes]) lane.leave();
    },
  };
}
