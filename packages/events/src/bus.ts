import type { EventEnvelope } from '@klear/core';
import type { EventOf, EventType } from './event.ts';
import type { HearOptions, WhisperOf, WhisperType } from './whispers.ts';

/** Handling is tried this many times; then the event waits among the group's dead letters for a replay. */
export const maxTries = 5;

/**
 * Carries events from the relays to consumer groups and live subscribers, at least once.
 * The outbox in PostgreSQL is the record; a bus may lose everything and be filled again from it.
 */
export interface Bus {
  /** Appends to the stream in the given order. Resolves when stored; publishing an id again is harmless (consumers keep an inbox). */
  publish(events: readonly EventEnvelope[]): Promise<void>;
  /**
   * Says that everything which the owner of an outbox committed up to `ageMs` ago is published. It stands until the next one: listeners
   * that hear no fresh one know that they may have missed something, and a quiet bus is not mistaken for a slow one.
   */
  pulse(owner: string, ageMs: number): Promise<void>;
  /**
   * Handles every event of `types` once per group, over all processes of the group, oldest first. A new group starts at the oldest
   * event kept. A handler that throws is tried again with back-off, `maxTries` in all. Order holds only while nothing fails:
   * a handler that keeps state compares `aggregate.version`.
   */
  consume<Type extends EventType>(options: ConsumeOptions<Type>): Consumption;
  /** Live events of `types`, after the cursor, since an instant, or from now on. Ends with the signal. Nothing is stored for the listener. */
  tail<Type extends EventType>(options: TailOptions<Type>): AsyncIterable<TailItem<Type>>;
  /**
   * Tells those who listen at this moment, in every process, and stores nothing: whoever is not there never learns it. Resolves when
   * it is on its way.
   */
  whisper<Type extends WhisperType>(type: Type, topic: string, words: WhisperOf<Type>): Promise<void>;
  /** Whispers of one type about one topic, from now on; a slow listener loses the oldest. Ends with the signal. */
  hear<Type extends WhisperType>(options: HearOptions<Type>): AsyncIterable<WhisperOf<Type>>;
  /** A cursor behind which everything will lie that is published from now on. Taken before a state is read, it is where to listen from. */
  place(): Promise<string>;
  deadLetters(group: string): Promise<DeadLetter[]>;
  /** Hands a dead letter back to its group with a fresh count of tries. False: there is no such letter. */
  replay(group: string, eventId: string): Promise<boolean>;
  /**
   * Asks `owner` of an outbox (a subgraph's name) to publish again what it recorded at or after `since`, because the bus may have lost
   * it. Called at any time, also more than once for one loss, until `republish` resolves. Returns the way to stop listening.
   */
  onLoss(owner: string, republish: (loss: Loss) => Promise<void>): () => void;
  /** Resolves when the storage answers and live events are followed; rejects when it does not answer. */
  ping(): Promise<void>;
  /** Waits for handlers under way, ends every tail and closes the connections. */
  close(): Promise<void>;
}

export interface ConsumeOptions<Type extends EventType> {
  readonly group: string;
  readonly types: readonly Type[];
  handle(event: EventOf<Type>): Promise<void>;
}

export interface Consumption {
  /** Resolves once no handler of this consumption is running. */
  stop(): Promise<void>;
}

export interface TailOptions<Type extends EventType> {
  readonly types: readonly Type[];
  /** Asked of every event before it waits for the listener: at once, and cheaply, for each listener of the process is asked. */
  readonly wants?: ((event: EventEnvelope) => boolean) | undefined;
  readonly after?: string | undefined;
  /** Instead of a cursor: everything that was published at or after this instant. `resync` when that is not kept any more. */
  readonly since?: Date | undefined;
  /** Called once when what was stored is told and only live events follow. */
  readonly onCaughtUp?: (() => void) | undefined;
  /** Told in its turn among the events: see createHeard. */
  readonly pulses?: Pulses | undefined;
  readonly signal: AbortSignal;
}

export interface Pulses {
  readonly owner: string;
  /**
   * Every event that the owner had committed by this instant was given to the listener before the call, whatever is on its way still.
   * Milliseconds of this process's `performance.now()`: no two clocks are compared.
   */
  tell(knownToMs: number): void;
}

/** `resync`: events between the asked cursor and this one are no longer kept, or the listener was too slow: read the state again. */
export type TailItem<Type extends EventType> =
  | { readonly resync?: undefined; readonly cursor: string; readonly event: EventOf<Type> }
  | { readonly resync: true; readonly cursor: string; readonly event?: undefined };

export interface DeadLetter {
  readonly eventId: string;
  readonly type: string;
  readonly tries: number;
  readonly failedAt: Date;
  /** Name or code of the last error, never its message. */
  readonly fault: string;
}

export interface Loss {
  readonly since: Date;
}

/** Times that tests make short. */
export interface BusTimes {
  /** How long after a process fell silent another one takes the events that it had claimed, ms. */
  readonly leaseMs: number;
  /** Waits before the second, third, ... try of a failed event, ms; the last one repeats. */
  readonly backoffMs: readonly number[];
  /** How often an idle bus looks by itself, in case a wake-up was lost, ms. */
  readonly sweepMs: number;
  /** How often a bus with listeners of pulses asks its storage for them, ms. */
  readonly pulseMs: number;
}

export const defaultTimes: BusTimes = { leaseMs: 3_000, backoffMs: [200, 1_000, 5_000, 15_000], sweepMs: 30_000, pulseMs: 250 };
