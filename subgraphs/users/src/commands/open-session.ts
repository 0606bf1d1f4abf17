import { createHash, randomBytes } from 'node:crypto';
import { type Id, newId, type Scope, type SessionId, type UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { UsersDeps } from '../deps.ts';
import { expiryFrom, LIFETIME_MS } from '../domain/session.ts';
import { insertRefreshToken, insertSession } from '../store/sessions.ts';
import { carriedBy } from './carried-by.ts';

export interface SessionTokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  /** 256 random bits in base64url; only its hash is kept. */
  readonly refreshToken: string;
}

export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Makes the next pair of tokens of a session. Undefined when an app's session carries nothing any more: then nothing was written. */
export async function issueTokens(
  deps: Pick<UsersDeps, 'tokens' | 'clock'>,
  tx: Tx,
  session: Parameters<typeof carriedBy>[1],
): Promise<SessionTokens | undefined> {
  const carried = await carriedBy(tx, session);
  if (!carried) return undefined;
  const refreshToken = randomBytes(32).toString('base64url');
  await insertRefreshToken(tx, { tokenHash: hashRefreshToken(refreshToken), sessionId: session.id, personId: session.personId });
  const issuedAt = deps.clock.now();
  const accessToken = await deps.tokens.issue(carried);
  return { accessToken, accessTokenExpiresAt: new Date(issuedAt.getTime() + deps.tokens.lifetimeSeconds * 1000), refreshToken };
}

/** Starts a session under an id that the transaction's viewer already carries, and makes its first tokens. For an app: with what it was lent. */
export async function openSession(
  deps: UsersDeps,
  tx: Tx,
  opened: { personId: UserId; sessionId: SessionId; lent?: { grantId: Id<'AppGrant'>; scopes: readonly Scope[] } },
): Promise<SessionTokens> {
  const endsAt = new Date(tx.now.getTime() + LIFETIME_MS);
  const { personId, sessionId: id, lent } = opened;
  const session = { id, personId, grantId: lent?.grantId ?? null, scopes: lent ? [...lent.scopes] : null };
  await insertSession(tx, { ...session, createdAt: tx.now, lastSeenAt: tx.now, expiresAt: expiryFrom(tx.now, endsAt), endsAt });
  const tokens = await issueTokens(deps, tx, session);
  if (!tokens) throw new Error('a session was opened for an app that holds nothing');
  return tokens;
}

export const newSessionId = (): SessionId => newId<'Session'>();
