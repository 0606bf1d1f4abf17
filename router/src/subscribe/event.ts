import type { EngineError } from '../execute/errors.ts';

/** One event as the client gets it. All listeners of one upstream get the same object. */
export interface SubscriptionEvent {
  /** JSON text of `data`, written once for all who listen. */
  readonly text: string;
  readonly errors: readonly EngineError[];
  /** What a client resumes after; undefined when the stream has no cursor. */
  readonly cursor?: string | undefined;
}

export function createEvent(text: string, errors: readonly EngineError[] = []): SubscriptionEvent {
  return { text, errors };
}

/** The last event of a stream that ends for a reason. */
export function endingEvent(code: 'RESYNC' | 'SERVICE_UNAVAILABLE'): SubscriptionEvent {
  const message =
    code === 'RESYNC'
      ? 'Events were left out because they were not read in time. Query again, then subscribe.'
      : 'The subscription was interrupted. Subscribe again.';
  return createEvent('null', [{ message, extensions: { code } }]);
}
