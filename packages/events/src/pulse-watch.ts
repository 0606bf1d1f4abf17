import type { Lanes } from './lanes.ts';

/** What a storage says of an owner: `ageMs` ago, by the storage's own clock, everything was published. A new pulse has a new stamp. */
export interface Pulse {
  readonly owner: string;
  readonly stamp: string;
  readonly ageMs: number;
}

export interface PulseWatch<Place> {
  /** Told whenever the live stream has moved on. */
  movedTo(place: Place): void;
  stop(): void;
}

/** A place that is not reached in this time is not waited for: the storage may have been put back to an older state. */
const patienceMs = 5_000;

/**
 * Asks the storage how far its owners had come and where the stream stood then; when the live stream has passed that place, the pulse is
 * told to those who listen, behind the events. Silence of the storage is silence to them.
 */
export function createPulseWatch<Place>(options: {
  lanes: Lanes;
  everyMs: number;
  ask(owners: readonly string[]): Promise<{ position: Place; pulses: readonly Pulse[] }>;
  /** Where the live stream stands; undefined before it is followed. */
  head(): Place | undefined;
  hasPassed(head: Place, place: Place): boolean;
  /** The stream stands there: for a bus that was not told. */
  onPosition?(place: Place): void;
}): PulseWatch<Place> {
  const { lanes } = options;
  const stamps = new Map<string, string>();
  let waiting: { askedMs: number; position: Place; known: readonly { owner: string; knownToMs: number }[] } | undefined;
  let isAsking = false;
  let stopped = false;

  function movedTo(head: Place): void {
    if (!waiting || !options.hasPassed(head, waiting.position)) return;
    const { known } = waiting;
    waiting = undefined;
    for (const { owner, knownToMs } of known) lanes.pulse(owner, { knownToMs });
  }

  async function look(): Promise<void> {
    const askedMs = performance.now();
    const { position, pulses } = await options.ask([...lanes.owners]);
    if (stopped) return;
    // One that stands still says nothing new, however the storage's clock goes.
    const fresh = pulses.filter(({ owner, stamp }) => stamps.get(owner) !== stamp);
    for (const { owner, stamp } of fresh) stamps.set(owner, stamp);
    if (fresh.length > 0) {
      waiting = { askedMs, position, known: fresh.map(({ owner, ageMs }) => ({ owner, knownToMs: askedMs - Math.max(0, ageMs) })) };
    }
    options.onPosition?.(position);
    const head = options.head();
    if (head !== undefined) movedTo(head);
  }

  const timer = setInterval(() => {
    // An answer that still waits for its place comes first: else a slow stream would never tell one.
    const waits = waiting && performance.now() - waiting.askedMs < patienceMs;
    if (isAsking || waits || lanes.owners.size === 0) return;
    isAsking = true;
    look()
      // Whoever listens learns it by hearing nothing; what is wrong with the storage is told by those who work with it.
      .catch(() => undefined)
      .finally(() => {
        isAsking = false;
      });
  }, options.everyMs);
  return {
    movedTo,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
