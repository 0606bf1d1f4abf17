import { isSelf } from '@klear/auth';
import { notFound, ok, parseId, type Result } from '@klear/core';
import { once } from '@klear/db';
import type { Acting } from '../deps.ts';
import { findSessionForUpdate } from '../store/sessions.ts';
import { personIn, repeatable } from './acting.ts';
import { endSession } from './end-session.ts';
import type { EndedSession } from './sign-out.ts';

/** Ends a session of one's own. Another person's session is not found. */
export function revokeSession(ctx: Acting, input: { sessionId: string; idempotencyKey: string }): Promise<Result<EndedSession, never>> {
  const personId = personIn(ctx.viewer);
  const id = parseId<'Session'>(input.sessionId);
  if (!id) throw notFound('Session');
  const call = repeatable(ctx.viewer, 'revokeSession', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<EndedSession, never>(
      tx,
      call,
      async () => {
        const session = await findSessionForUpdate(tx, id);
        if (!session || !isSelf(ctx.viewer, session.personId)) throw notFound('Session');
        await endSession(tx, { id, personId }, 'REVOKED');
        return ok({ id });
      },
      async () => ok({ id }),
    ),
  );
}
