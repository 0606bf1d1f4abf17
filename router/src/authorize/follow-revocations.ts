import { setTimeout as wait } from 'node:timers/promises';
import type { Revocations } from '@klear/auth';
import type { Clock, Logger } from '@klear/core';
import type { Bus, EventOf, Pulses } from '@klear/events';

export interface Following {
  /**
   * Resolves once everything that was revoked in the life of a token is known, or after `patienceMs` without it: until then the owner of
   * sessions is asked about each. Listen after it.
   */
  readonly ready: Promise<void>;
  /** Ends with the signal. */
  readonly ended: Promise<void>;
}

/** Room for clocks that differ, and for events that are published late. */
const leewayMs = 60_000;
/** A bus that cannot be followed is followed anew this much later. */
const againMs = 1_000;

const types = ['SessionRevoked', 'MembershipChanged', 'OrganizationSuspended', 'OrganizationReinstated'] as const;
type Told = EventOf<(typeof types)[number]>;
type Tells = Pick<Revocations, 'sessionEnded' | 'rolesChanged' | 'organizationChanged' | 'unknownUpTo'>;

/**
 * Tells what users says of sessions, roles and organizations, beginning with what was said while a token of today could have been issued.
 * It fails closed: where something was missed for good, tokens from before count no more, and their holders refresh; where something may
 * be late, no pulse comes, and nobody decides by what is known (docs/adr/0022-revocation.md).
 */
export function followRevocations(options: {
  bus: Pick<Bus, 'tail'>;
  revocations: Tells;
  /** Told how much of what users said is known: createHeard({ owner: 'users' }). */
  pulses: Pulses;
  /** The life of an access token. */
  tokenSeconds: number;
  clock: Clock;
  signal: AbortSignal;
  log: Logger;
  patienceMs?: number;
}): Following {
  const { bus, revocations, pulses, clock, signal, log } = options;
  const caughtUp = Promise.withResolvers<void>();

  async function follow(): Promise<void> {
    const since = new Date(clock.now().getTime() - options.tokenSeconds * 1_000 - leewayMs);
    for await (const { event } of bus.tail({ types, since, pulses, onCaughtUp: caughtUp.resolve, signal })) {
      if (event) tell(revocations, event);
      else {
        log.warn({}, 'revocations were missed: access tokens from before are refused, and their holders refresh');
        revocations.unknownUpTo(clock.now());
      }
    }
  }

  async function followOn(): Promise<void> {
    while (!signal.aborted) {
      try {
        await follow();
        return;
      } catch (err) {
        if (signal.aborted) return;
        log.error({ err }, 'revocations are not followed: users is asked about each session');
        await wait(againMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  const ended = followOn();
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    log.warn({}, 'the bus does not answer: users is asked about each session');
    late.resolve();
  }, options.patienceMs ?? 2_000);
  signal.addEventListener('abort', () => late.resolve(), { once: true });
  const ready = Promise.race([caughtUp.promise, late.promise, ended]).finally(() => clearTimeout(timer));
  return { ready, ended };
}

function tell(revocations: Tells, event: Told): void {
  const at = new Date(event.time);
  if (event.type === 'SessionRevoked') revocations.sessionEnded(event.payload.sessionId);
  else if (event.type === 'MembershipChanged') revocations.rolesChanged({ ...event.payload, at });
  else revocations.organizationChanged({ ...event.payload, isSuspended: event.type === 'OrganizationSuspended', at });
}
