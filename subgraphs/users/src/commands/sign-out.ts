import { ok, type Result, type SessionId, unauthenticated } from '@klear/core';
import { once } from '@klear/db';
import type { Acting } from '../deps.ts';
import { personIn, repeatable } from './acting.ts';
import { endSession } from './end-session.ts';

export interface EndedSession {
  readonly id: SessionId;
}

/** Ends the session that the access token names. */
export function signOut(ctx: Acting, input: { idempotencyKey: string }): Promise<Result<EndedSession, never>> {
  const id = ctx.viewer.sessionId;
  const personId = personIn(ctx.viewer);
  if (id === null) throw unauthenticated();
  const call = repeatable(ctx.viewer, 'signOut', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<EndedSession, never>(
      tx,
      call,
      async () => {
        await endSession(tx, { id, personId }, 'SIGNED_OUT');
        return ok({ id });
      },
      async () => ok({ id }),
    ),
  );
}
