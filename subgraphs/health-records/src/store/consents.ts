import type { Grant } from '@klear/auth';
import type { UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import { and, eq, inArray, lte, not, notInArray, sql } from 'drizzle-orm';
import { consentStates, consents } from './tables.ts';

export interface KnownConsent extends Grant {
  readonly id: string;
  readonly withdrawn: boolean;
  readonly epoch: number;
}

/** Consents that are not withdrawn and that the viewer may see; the periods are the predicate's matter. */
export async function grantsOf(tx: Tx, personIds: readonly UserId[]): Promise<KnownConsent[]> {
  if (personIds.length === 0) return [];
  return tx
    .select()
    .from(consents)
    .where(and(inArray(consents.personId, [...personIds]), not(consents.withdrawn)));
}

/** When the owner was last asked about these persons. */
export async function checkedAt(tx: Tx, personIds: readonly UserId[]): Promise<Map<UserId, Date>> {
  const rows = await tx
    .select()
    .from(consentStates)
    .where(inArray(consentStates.personId, [...personIds]));
  return new Map(rows.map((row) => [row.personId, row.checkedAt]));
}

/** Keeps one consent as an event or the owner told it. An older epoch changes nothing. */
export async function keepConsents(tx: Tx, known: readonly KnownConsent[]): Promise<void> {
  if (known.length === 0) return;
  await tx
    .insert(consents)
    .values(known.map((consent) => ({ ...consent, categories: [...consent.categories], purposes: [...consent.purposes] })))
    .onConflictDoUpdate({
      target: [consents.personId, consents.id],
      set: {
        practitionerId: sql`excluded.practitioner_id`,
        organizationId: sql`excluded.organization_id`,
        categories: sql`excluded.categories`,
        purposes: sql`excluded.purposes`,
        startsAt: sql`excluded.starts_at`,
        endsAt: sql`excluded.ends_at`,
        withdrawn: sql`excluded.withdrawn`,
        epoch: sql`excluded.epoch`,
      },
      setWhere: lte(consents.epoch, sql`excluded.epoch`),
    });
}

/**
 * Takes over what the owner answered for one person at `epoch`: consents that it no longer lists are withdrawn, unless an event told
 * something newer meanwhile. `askedAt` is the instant before the question, so freshness is never overstated.
 */
export async function replaceConsents(
  tx: Tx,
  answer: { personId: UserId; epoch: number; active: readonly KnownConsent[]; askedAt: Date },
): Promise<void> {
  const { personId, epoch, active, askedAt } = answer;
  const listed = active.map(({ id }) => id);
  await tx
    .update(consents)
    .set({ withdrawn: true, epoch })
    .where(
      and(eq(consents.personId, personId), lte(consents.epoch, epoch), listed.length > 0 ? notInArray(consents.id, listed) : undefined),
    );
  await keepConsents(tx, active);
  await tx
    .insert(consentStates)
    .values({ personId, epoch, checkedAt: askedAt })
    .onConflictDoUpdate({
      target: consentStates.personId,
      set: {
        epoch: sql`greatest(${consentStates.epoch}, excluded.epoch)`,
        checkedAt: sql`greatest(${consentStates.checkedAt}, excluded.checked_at)`,
      },
    });
}
