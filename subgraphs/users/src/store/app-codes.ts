import { asId, type SessionId, type UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { eq, lt, sql } from 'drizzle-orm';
import { appCodes } from './tables.ts';

export type AppCodeRow = typeof appCodes.$inferSelect;

export async function insertAppCode(tx: Tx, row: Omit<AppCodeRow, 'usedAt' | 'sessionId'>): Promise<void> {
  await tx.insert(appCodes).values({ ...row, scopes: [...row.scopes] });
}

/** Whose code this is, before anybody is known. */
export async function findAppCodeOwner(tx: Drizzle, hash: Buffer): Promise<UserId | undefined> {
  const [row] = await tx.execute<{ person_id: string }>(sql`select person_id from find_app_code(${hash}::bytea)`);
  return row && asId<'User'>(row.person_id);
}

export async function findAppCode(tx: Drizzle, hash: Buffer): Promise<AppCodeRow | undefined> {
  const [row] = await tx.select().from(appCodes).where(eq(appCodes.codeHash, hash));
  return row;
}

/** Uses a code up; with the session that came of it, if one did. */
export async function markCodeUsed(tx: Tx, hash: Buffer, sessionId: SessionId | null): Promise<void> {
  await tx.update(appCodes).set({ usedAt: tx.now, sessionId }).where(eq(appCodes.codeHash, hash));
}

/** Codes of a grant that is taken back: none may open a session when the same app is lent something anew. */
export async function deleteCodesOf(tx: Tx, grantId: AppCodeRow['grantId']): Promise<void> {
  await tx.delete(appCodes).where(eq(appCodes.grantId, grantId));
}

/** Deletes codes that lapsed before `before`. Answers how many. */
export async function pruneAppCodes(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.delete(appCodes).where(lt(appCodes.expiresAt, before)).returning({ hash: appCodes.codeHash });
  return rows.length;
}
