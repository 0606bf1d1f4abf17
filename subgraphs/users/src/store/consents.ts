import { asId, type Id, type UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, desc, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { consentEpochs, consents } from './tables.ts';

export type ConsentRow = typeof consents.$inferSelect;

export async function insertConsent(tx: Tx, row: Omit<ConsentRow, 'withdrawnAt'>): Promise<ConsentRow> {
  const [saved] = await tx
    .insert(consents)
    .values({ ...row, categories: [...row.categories], purposes: [...row.purposes] })
    .returning();
  if (!saved) throw new Error('a consent was not saved');
  return saved;
}

export async function findConsents(tx: Drizzle, ids: readonly Id<'Consent'>[]): Promise<ConsentRow[]> {
  return tx
    .select()
    .from(consents)
    .where(inArray(consents.id, [...ids]));
}

export async function findConsentForUpdate(tx: Tx, id: Id<'Consent'>): Promise<ConsentRow | undefined> {
  const [row] = await tx.select().from(consents).where(eq(consents.id, id)).for('update');
  return row;
}

export async function markWithdrawn(tx: Tx, id: Id<'Consent'>): Promise<void> {
  await tx.update(consents).set({ withdrawnAt: tx.now }).where(eq(consents.id, id));
}

/** Counts a change of a person's consents and answers its number. Rivals wait for each other here, so numbers have no gaps. */
export async function nextEpoch(tx: Tx, personId: UserId): Promise<number> {
  const [row] = await tx
    .insert(consentEpochs)
    .values({ personId, epoch: 1 })
    .onConflictDoUpdate({ target: consentEpochs.personId, set: { epoch: sql`${consentEpochs.epoch} + 1` } })
    .returning({ epoch: consentEpochs.epoch });
  if (!row) throw new Error('an epoch was not saved');
  return row.epoch;
}

/** The number of the last change of each person's consents, 0 where there was none. */
export async function epochsOf(tx: Drizzle, personIds: readonly UserId[]): Promise<Map<UserId, number>> {
  const rows = await tx
    .select()
    .from(consentEpochs)
    .where(inArray(consentEpochs.personId, [...personIds]));
  return new Map(rows.map((row) => [row.personId, row.epoch]));
}

/** The consents of these people that are in force at an instant. */
export async function consentsInForce(tx: Drizzle, personIds: readonly UserId[], at: Date): Promise<ConsentRow[]> {
  return tx
    .select()
    .from(consents)
    .where(
      and(
        inArray(consents.personId, [...personIds]),
        isNull(consents.withdrawnAt),
        lte(consents.startsAt, at),
        or(isNull(consents.endsAt), gt(consents.endsAt, at)),
      ),
    )
    .orderBy(consents.id);
}

/** A page of a person's consents, the newest first, over ones included. */
export async function listConsents(
  tx: Drizzle,
  options: { personId: UserId; before: string | null; limit: number },
): Promise<ConsentRow[]> {
  const { personId, before, limit } = options;
  return tx
    .select()
    .from(consents)
    .where(and(eq(consents.personId, personId), before === null ? undefined : lt(consents.id, asId<'Consent'>(before))))
    .orderBy(desc(consents.id))
    .limit(limit);
}
