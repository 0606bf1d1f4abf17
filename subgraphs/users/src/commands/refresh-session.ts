import { err, ok, parseId, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { decideRefresh, expiryFrom } from '../domain/session.ts';
import { findAppGrant } from '../store/app-grants.ts';
import { findRefreshToken, findSessionForUpdate, markTokenUsed, type SessionRow, tokenUsedAt, touchSession } from '../store/sessions.ts';
import { asPerson } from './acting.ts';
import { endSession } from './end-session.ts';
import { hashRefreshToken, issueTokens, type SessionTokens } from './open-session.ts';

const sessionEnded = { code: 'SESSION_ENDED' } as const;
const refused = { type: 'session.refreshed', action: 'U', outcome: '4', reason: 'SESSION_ENDED' } as const;

/**
 * Trades a refresh token for the next pair. A token that comes twice ends its session, with all tokens that followed from it. An app's
 * token is good for that app alone, and for nothing once it is taken back.
 */
export async function refreshSession(
  ctx: Acting,
  input: { refreshToken: string; appId?: string | null },
): Promise<Result<SessionTokens, typeof sessionEnded>> {
  const hash = hashRefreshToken(input.refreshToken);
  const owner = await ctx.db.read(ctx.viewer, (tx) => findRefreshToken(tx, hash));
  if (!owner) {
    await ctx.db.withViewer(ctx.viewer, (tx) => recordFacts(tx, [{ ...refused, entity: { type: 'Session' } }]));
    return err(sessionEnded);
  }

  return ctx.db.withViewer(asPerson(ctx.viewer, owner.personId, owner.sessionId), async (tx) => {
    const { personId, sessionId } = owner;
    const entity = { type: 'Session', id: sessionId };
    const session = await findSessionForUpdate(tx, owner.sessionId);
    const token = await tokenUsedAt(tx, hash);
    const decision = session && token ? decideRefresh(token, session, tx.now) : 'OVER';
    const ended = session && decision === 'REUSED' && (await endSession(tx, session, 'TOKEN_REUSED'));
    const isTheirs = session && (await isOfApp(tx, session, input.appId ?? null));
    const tokens = session && isTheirs && decision === 'ROTATE' ? await issueTokens(ctx, tx, session) : undefined;
    if (!session || !tokens) {
      if (!ended) await recordFacts(tx, [{ ...refused, entity, subjectPersonId: personId }]);
      return err(sessionEnded);
    }
    await markTokenUsed(tx, hash);
    await touchSession(tx, session.id, expiryFrom(tx.now, session.endsAt));
    await recordFacts(tx, [{ type: 'session.refreshed', action: 'U', outcome: '0', entity, subjectPersonId: personId }]);
    return ok(tokens);
  });
}

/** Whether whoever names this app may refresh the session: an app its own, our own clients those of none. */
async function isOfApp(tx: Tx, { grantId }: SessionRow, appId: string | null): Promise<boolean> {
  if (grantId === null || appId === null) return grantId === null && appId === null;
  return (await findAppGrant(tx, grantId))?.appId === parseId<'App'>(appId);
}
