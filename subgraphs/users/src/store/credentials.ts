import { asId, type UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { sql } from 'drizzle-orm';
import { credentials } from './tables.ts';

/** Looks up a sign-in by the blind index of its e-mail, before anybody is known. */
export async function findCredentials(tx: Drizzle, emailIndex: Buffer): Promise<{ personId: UserId; passwordHash: string } | undefined> {
  const [row] = await tx.execute<{ person_id: string; password_hash: string }>(
    sql`select person_id, password_hash from find_credentials(${emailIndex}::bytea)`,
  );
  return row && { personId: asId<'User'>(row.person_id), passwordHash: row.password_hash };
}

/** Gives people a sign-in. Throws a conflict on `credentials_email_index_key` when an e-mail has one already. */
export async function insertCredentials(
  tx: Tx,
  rows: readonly { personId: UserId; emailIndex: Buffer; passwordHash: string }[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(credentials).values(rows.map((row) => ({ ...row, changedAt: tx.now })));
}
