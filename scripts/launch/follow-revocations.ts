import type { Revocations } from '@klear/auth';
import type { Logger } from '@klear/core';
import type { Bus } from '@klear/events';

/** Tells the router's verifier what users says of sessions and roles, until the signal. Started before the router listens. */
export async function followRevocations({
  bus,
  revocations,
  signal,
  log,
}: {
  bus: Pick<Bus, 'tail'>;
  revocations: Revocations;
  signal: AbortSignal;
  log: Logger;
}): Promise<void> {
  for await (const { event } of bus.tail({ types: ['SessionRevoked', 'MembershipChanged'], signal })) {
    if (!event) log.warn({}, 'revocations may have been missed: access tokens from before count until they expire');
    else if (event.type === 'SessionRevoked') revocations.sessionEnded(event.payload.sessionId);
    else revocations.rolesChanged({ ...event.payload, at: new Date(event.time) });
  }
}
