import { err, ok, type Result } from '@klear/core';
import type { Acting } from '../deps.ts';
import { decideRefresh, expiryFrom } from '../domain/session.ts';
import { findRefreshToken, findSessionForUpdate, markTokenUsed, tokenUsedAt, touchSession } from '../store/sessions.ts';
import { asPerson } from './acting.ts';
import { endSession } from './end-session.ts';
import { hashRefreshToken, issueTokens, type SessionTokens } from './open-session.ts';

const sessionEnded = { code: 'SESSION_ENDED' } as const;

/** Trades a refresh token for the next pair. A token that comes twice ends its session, with all tokens that followed from it. */
export async function refreshSession(ctx: Acting, input: { refreshToken: string }): Promise<Result<SessionTokens, typeof sessionEnded>> {
  const hash = hashRefreshToken(input.refreshToken);
  const owner = await ctx.db.read(ctx.viewer, (tx) => findRefreshToken(tx, hash));
  if (!owner) return err(sessionEnded);

  return ctx.db.withViewer(asPerson(ctx.viewer, owner.personId, owner.sessionId), async (tx) => {
    const session = await findSessionForUpdate(tx, owner.sessionId);
    const token = await tokenUsedAt(tx, hash);
    if (!session || !token) return err(sessionEnded);
    const decision = decideRefresh(token, session, tx.now);
    if (decision === 'REUSED') await endSession(tx, session, 'TOKEN_REUSED');
    if (decision !== 'ROTATE') return err(sessionEnded);
    await markTokenUsed(tx, hash);
    await touchSession(tx, session.id, expiryFrom(tx.now, session.endsAt));
    return ok(await issueTokens(ctx, tx, owner));
  });
}
