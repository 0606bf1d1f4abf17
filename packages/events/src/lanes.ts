import type { EventEnvelope } from '@klear/core';

/** A live event of the stream: `cursor` names its place. */
export interface Passed {
  readonly cursor: string;
  readonly envelope: EventEnvelope;
}

/** Everything that an owner had committed by then has passed. Milliseconds of `performance.now()`. */
export interface Pulsed {
  readonly knownToMs: number;
}

type Item = Passed | Pulsed;

/** A listener's bounded queue of live events. */
export interface Lane {
  /** The place of the stream behind which this lane sees everything. */
  readonly from: Promise<string>;
  next(): Promise<Item | { readonly overflow: string } | undefined>;
  leave(): void;
}

/** Who joins, and for what. */
export interface Listener {
  readonly types: readonly string[];
  readonly signal: AbortSignal;
  /** Whose pulses it wants. */
  readonly owner?: string | undefined;
  readonly wants?: ((event: EventEnvelope) => boolean) | undefined;
}

export interface Lanes {
  readonly wanted: ReadonlySet<string>;
  /** The owners whose pulses somebody wants. */
  readonly owners: ReadonlySet<string>;
  join(listener: Listener): Lane;
  pass(passed: Passed): void;
  pulse(owner: string, pulsed: Pulsed): void;
  /** Events up to this place can be had no more: every listener learns it. */
  lose(cursor: string): void;
  end(): void;
}

const lengthMax = 1_000;

/**
 * Hands each live event once to every listener that wants its type. A listener that falls `lengthMax` behind loses its queue and
 * learns it. `head` answers where the stream stands at the moment of joining.
 */
export function createLanes(head: () => string | Promise<string>): Lanes {
  const lanes = new Set<{
    types: ReadonlySet<string>;
    owner: string | undefined;
    wants: Listener['wants'];
    push(passed: Passed): void;
    pulse(pulsed: Pulsed): void;
    lose(cursor: string): void;
    leave(): void;
  }>();
  let wanted = new Set<string>();
  let owners = new Set<string>();
  const count = () => {
    wanted = new Set([...lanes].flatMap((lane) => [...lane.types]));
    owners = new Set([...lanes].flatMap((lane) => lane.owner ?? []));
  };

  return {
    get wanted() {
      return wanted;
    },
    get owners() {
      return owners;
    },
    join({ types, signal, owner, wants }) {
      let queue: Item[] = [];
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
        owner,
        wants,
        push(passed: Passed) {
          if (queue.length >= lengthMax || overflow !== undefined) lane.lose(passed.cursor);
          else queue.push(passed);
          bell.resolve();
        },
        pulse(pulsed: Pulsed) {
          // The last one says all that those before it said.
          const last = queue.at(-1);
          if (last && 'knownToMs' in last) queue.pop();
          if (overflow === undefined) queue.push(pulsed);
          bell.resolve();
        },
        lose(cursor: string) {
          queue = [];
          overflow = cursor;
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
            const item = queue.shift();
            if (item) return item;
            bell = Promise.withResolvers<void>();
            await bell.promise;
          }
        },
      };
    },
    pass(passed) {
      const { envelope } = passed;
      for (const lane of lanes) if (lane.types.has(envelope.type) && (lane.wants?.(envelope) ?? true)) lane.push(passed);
    },
    pulse(owner, pulsed) {
      for (const lane of lanes) if (lane.owner === owner) lane.pulse(pulsed);
    },
    lose(cursor) {
      for (const lane of lanes) lane.lose(cursor);
    },
    end() {
      for (const lane of [...lanes]) lane.leave();
    },
  };
}
