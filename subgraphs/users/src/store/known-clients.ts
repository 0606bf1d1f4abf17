import { asId, type OrganizationId, type UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, exists, gt } from 'drizzle-orm';
import type { ContactKey } from '../domain/contact.ts';
import type { BlindIndexes } from './blind-indexes.ts';
import { contactIndex, knownClients } from './tables.ts';

/** Remembers that these people book with the organization. */
export async function rememberClients(tx: Tx, organizationId: OrganizationId, personIds: readonly UserId[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .insert(knownClients)
    .values(personIds.map((personId) => ({ organizationId, personId, since: tx.now })))
    .onConflictDoNothing();
}

/** A page of an organization's clients who have all of these look-up keys, in the order of their ids. One statement. */
export async function listClients(
  tx: Drizzle,
  indexes: BlindIndexes,
  options: { organizationId: OrganizationId; keys: readonly ContactKey[]; after: string | null; limit: number },
): Promise<UserId[]> {
  const { organizationId, keys, after, limit } = options;
  const has = (key: ContactKey) =>
    exists(
      tx
        .select({ personId: contactIndex.personId })
        .from(contactIndex)
        .where(
          and(
            eq(contactIndex.kind, key.kind),
            eq(contactIndex.value, indexes.contact(key)),
            eq(contactIndex.personId, knownClients.personId),
          ),
        ),
    );
  const rows = await tx
    .select({ personId: knownClients.personId })
    .from(knownClients)
    .where(
      and(
        eq(knownClients.organizationId, organizationId),
        after === null ? undefined : gt(knownClients.personId, asId<'User'>(after)),
        ...keys.map(has),
      ),
    )
    .orderBy(knownClients.personId)
    .limit(limit);
  return rows.map((row) => row.personId);
}
