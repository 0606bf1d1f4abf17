import { type AppId, asId, type Id, type OrganizationId, type Scope, type UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { AppGrant } from '../domain/app.ts';
import { appGrants } from './tables.ts';

/** Lends an app these scopes, in place of what it was lent before. Locks the grant: what is lent and taken back comes in one order. */
export async function saveAppGrant(
  tx: Tx,
  grant: { id: Id<'AppGrant'>; personId: UserId; appId: AppId; organizationId: OrganizationId; scopes: readonly Scope[] },
): Promise<AppGrant> {
  const scopes = [...grant.scopes];
  const [row] = await tx
    .insert(appGrants)
    .values({ ...grant, scopes, createdAt: tx.now, changedAt: tx.now })
    .onConflictDoUpdate({ target: [appGrants.personId, appGrants.appId], set: { scopes, changedAt: tx.now, revokedAt: null } })
    .returning();
  if (!row) throw new Error('a grant was not saved');
  return row;
}

export async function findAppGrant(tx: Drizzle, id: Id<'AppGrant'>): Promise<AppGrant | undefined> {
  const [row] = await tx.select().from(appGrants).where(eq(appGrants.id, id));
  return row;
}

export async function findAppGrantForUpdate(tx: Tx, id: Id<'AppGrant'>): Promise<AppGrant | undefined> {
  const [row] = await tx.select().from(appGrants).where(eq(appGrants.id, id)).for('update');
  return row;
}

export async function markGrantRevoked(tx: Tx, id: Id<'AppGrant'>): Promise<void> {
  await tx.update(appGrants).set({ revokedAt: tx.now }).where(eq(appGrants.id, id));
}

/** A page of what a person lends to apps, the newest first. */
export async function listAppGrants(tx: Drizzle, of: { personId: UserId; before: string | null; limit: number }): Promise<AppGrant[]> {
  const { personId, before, limit } = of;
  return tx
    .select()
    .from(appGrants)
    .where(
      and(
        eq(appGrants.personId, personId),
        isNull(appGrants.revokedAt),
        before === null ? undefined : lt(appGrants.id, asId<'AppGrant'>(before)),
      ),
    )
    .orderBy(desc(appGrants.id))
    .limit(limit);
}
