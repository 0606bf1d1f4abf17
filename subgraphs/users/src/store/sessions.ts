import { type AppId, asId, type Id, type OrganizationId, type SessionId, type UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { EndReason } from '../domain/session.ts';
import { appGrants, refreshTokens, sessions } from './tables.ts';

export type SessionRow = typeof sessions.$inferSelect;

export async function insertSession(tx: Tx, session: Omit<SessionRow, 'endedAt' | 'endReason'>): Promise<void> {
  await tx.insert(sessions).values(session);
}

export async function insertRefreshToken(tx: Tx, token: { tokenHash: Buffer; sessionId: SessionId; personId: UserId }): Promise<void> {
  await tx.insert(refreshTokens).values({ ...token, createdAt: tx.now });
}

/** Whose token this is, before anybody is known. */
export async function findRefreshToken(tx: Drizzle, hash: Buffer): Promise<{ personId: UserId; sessionId: SessionId } | undefined> {
  const [row] = await tx.execute<{ person_id: string; session_id: string }>(
    sql`select person_id, session_id from find_refresh_token(${hash}::bytea)`,
  );
  return row && { personId: asId<'User'>(row.person_id), sessionId: asId<'Session'>(row.session_id) };
}

/** Locks a session: two refreshes with one token never both see it unused. */
export async function findSessionForUpdate(tx: Tx, id: SessionId): Promise<SessionRow | undefined> {
  const [row] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('update');
  return row;
}

export async function tokenUsedAt(tx: Tx, hash: Buffer): Promise<{ usedAt: Date | null } | undefined> {
  const [row] = await tx.select({ usedAt: refreshTokens.usedAt }).from(refreshTokens).where(eq(refreshTokens.tokenHash, hash));
  return row;
}

export async function markTokenUsed(tx: Tx, hash: Buffer): Promise<void> {
  await tx.update(refreshTokens).set({ usedAt: tx.now }).where(eq(refreshTokens.tokenHash, hash));
}

export async function touchSession(tx: Tx, id: SessionId, expiresAt: Date): Promise<void> {
  await tx.update(sessions).set({ lastSeenAt: tx.now, expiresAt }).where(eq(sessions.id, id));
}

/** Ends a session unless it has ended. Answers whether this call did. */
export async function endSession(tx: Tx, id: SessionId, reason: EndReason): Promise<boolean> {
  const rows = await tx
    .update(sessions)
    .set({ endedAt: tx.now, endReason: reason })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

interface OpenSession {
  readonly id: SessionId;
  readonly personId: UserId;
}
const openOnes = { id: sessions.id, personId: sessions.personId };

/** The sessions of these grants that have not ended, locked in one order. */
export async function openSessionsOfGrants(tx: Tx, grants: readonly Id<'AppGrant'>[]): Promise<OpenSession[]> {
  const which = and(inArray(sessions.grantId, [...grants]), isNull(sessions.endedAt));
  return tx.select(openOnes).from(sessions).where(which).orderBy(sessions.id).for('update');
}

/** The sessions of an app, or of all that an organization vouches for, that have not ended, locked in one order. As the platform. */
export async function openSessionsOfApps(tx: Tx, of: { appId: AppId } | { organizationId: OrganizationId }): Promise<OpenSession[]> {
  const whose = 'appId' in of ? eq(appGrants.appId, of.appId) : eq(appGrants.organizationId, of.organizationId);
  const grants = tx.select({ id: appGrants.id }).from(appGrants).where(whose);
  const which = and(inArray(sessions.grantId, grants), isNull(sessions.endedAt));
  return tx.select(openOnes).from(sessions).where(which).orderBy(sessions.id).for('update');
}

/** All sessions of a person that have not ended, locked in one order. */
export async function openSessionsOf(tx: Tx, personId: UserId): Promise<OpenSession[]> {
  const which = and(eq(sessions.personId, personId), isNull(sessions.endedAt));
  return tx.select(openOnes).from(sessions).where(which).orderBy(sessions.id).for('update');
}

/** A page of a person's open sessions, the newest first. */
export async function listOpenSessions(
  tx: Drizzle,
  options: { personId: UserId; at: Date; before: string | null; limit: number },
): Promise<SessionRow[]> {
  const { personId, at, before, limit } = options;
  return tx
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, at),
        before === null ? undefined : lt(sessions.id, asId<'Session'>(before)),
      ),
    )
    .orderBy(sql`${sessions.id} desc`)
    .limit(limit);
}

/** Deletes sessions that ended or lapsed before `before`, with their tokens. Answers how many. */
export async function pruneSessions(tx: Tx, before: Date): Promise<number> {
  const rows = await tx
    .delete(sessions)
    .where(or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before)))
    .returning({ id: sessions.id });
  return rows.length;
}
