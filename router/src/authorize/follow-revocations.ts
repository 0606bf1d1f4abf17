import type { Revocations } from '@klear/auth';
import type { Clock, Logger } from '@klear/core';
import type { Bus } from '@klear/events';

export interface Following {
  /**
   * Resolves once everything that was revoked in the life of a token is known, or after `patienceMs` without it: then tokens from
   * before count no more. Listen after it.
   */
  readonly ready: Promise<void>;
  /** Ends with the signal. */
  readonly ended: Promise<void>;
}

/** Room for clocks that differ, and for events that are published late. */
const leewayMs = 60_000;

/**
 * Tells what users says of sessions and roles, beginning with what was said while a token of today could have been issued.
 * It fails closed: where something may have been missed, tokens from before count no more, and their holders refresh.
 */
export function followRevocations(options: {
  bus: Pick<Bus, 'tail'>;
  revocations: Pick<Revocations, 'sessionEnded' | 'rolesChanged' | 'unknownUpTo'>;
  /** The life of an access token. */
  tokenSeconds: number;
  clock: Clock;
  signal: AbortSignal;
  log: Logger;
  patienceMs?: number;
}): Following {
  const { bus, revocations, clock, signal, log } = options;
  const caughtUp = Promise.withResolvers<void>();

  function distrust(reason: string): void {
    log.warn({ reason }, 'revocations may have been missed: access tokens from before are refused, and their holders refresh');
    revocations.unknownUpTo(clock.now());
  }

  async function follow(): Promise<void> {
    const since = new Date(clock.now().getTime() - options.tokenSeconds * 1_000 - leewayMs);
    const types = ['SessionRevoked', 'MembershipChanged'] as const;
    for await (const { event } of bus.tail({ types, since, onCaughtUp: caughtUp.resolve, signal })) {
      if (!event) distrust('the bus does not hold them any more');
      else if (event.type === 'SessionRevoked') revocations.sessionEnded(event.payload.sessionId);
      else revocations.rolesChanged({ ...event.payload, at: new Date(event.time) });
    }
  }

  const ended = follow().catch((err: unknown) => {
    log.error({ err }, 'revocations are not followed');
    distrust('they are not followed');
  });
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    distrust('the bus does not answer');
    late.resolve();
  }, options.patienceMs ?? 10_000);
  signal.addEventListener('abort', () => late.resolve(), { once: true });
  const ready = Promise.race([caughtUp.promise, late.promise, ended]).finally(() => clearTimeout(timer));
  return { ready, ended };
}
