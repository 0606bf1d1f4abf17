import { createHash, randomBytes } from 'node:crypto';
import { newId, type SessionId, type UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { UsersDeps } from '../deps.ts';
import { expiryFrom, LIFETIME_MS } from '../domain/session.ts';
import { rolesByOrganization } from '../store/memberships.ts';
import { insertRefreshToken, insertSession } from '../store/sessions.ts';

export interface SessionTokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  /** 256 random bits in base64url; only its hash is kept. */
  readonly refreshToken: string;
}

export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Makes the next pair of tokens of a session. The access token carries the roles that the person holds at this moment. */
export async function issueTokens(deps: UsersDeps, tx: Tx, session: { personId: UserId; sessionId: SessionId }): Promise<SessionTokens> {
  const { personId, sessionId } = session;
  const refreshToken = randomBytes(32).toString('base64url');
  await insertRefreshToken(tx, { tokenHash: hashRefreshToken(refreshToken), sessionId, personId });
  const organizations = await rolesByOrganization(tx, personId);
  const issuedAt = deps.clock.now();
  const accessToken = await deps.tokens.issue({ personId, sessionId, organizations });
  return { accessToken, accessTokenExpiresAt: new Date(issuedAt.getTime() + deps.tokens.lifetimeSeconds * 1000), refreshToken };
}

/** Starts a session under an id that the transaction's viewer already carries, and makes its first tokens. */
export async function openSession(deps: UsersDeps, tx: Tx, session: { personId: UserId; sessionId: SessionId }): Promise<SessionTokens> {
  const endsAt = new Date(tx.now.getTime() + LIFETIME_MS);
  const { personId, sessionId: id } = session;
  await insertSession(tx, { id, personId, createdAt: tx.now, lastSeenAt: tx.now, expiresAt: expiryFrom(tx.now, endsAt), endsAt });
  return issueTokens(deps, tx, session);
}

export const newSessionId = (): SessionId => newId<'Session'>();
