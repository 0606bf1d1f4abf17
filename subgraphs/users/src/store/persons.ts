import type { UserId } from '@klear/core';
import type { Vault } from '@klear/crypto';
import type { Drizzle, Tx } from '@klear/db';
import { eq, inArray, sql } from 'drizzle-orm';
import { type Contact, contactKeys } from '../domain/contact.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { Relation } from '../policies/predicates.ts';
import { type BlindIndexes, blindIndexes } from './blind-indexes.ts';
import { openContacts, sealContacts } from './contacts.ts';
import { contactIndex, persons } from './tables.ts';

export interface NewPerson extends Preferences {
  readonly id: UserId;
  readonly contact: Contact;
}

export interface PersonRow extends Preferences {
  readonly id: UserId;
  readonly version: number;
  readonly relation: Relation;
  readonly sealed: Readonly<Record<keyof Contact, Buffer | null>>;
}

/** What sealing and finding contact data takes. */
export interface ContactMeans {
  readonly vault: Vault;
  readonly indexKey: Buffer;
}

function indexRows(indexes: BlindIndexes, personId: UserId, contact: Contact) {
  return contactKeys(contact).map((key) => ({ personId, kind: key.kind, value: indexes.contact(key) }));
}

/** Writes new people with sealed contacts and their look-up keys. */
export async function insertPersons(tx: Tx, means: ContactMeans, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return;
  const indexes = blindIndexes(means.indexKey);
  const sealed = await sealContacts(
    means.vault,
    tx,
    people.map(({ id, contact }) => ({ personId: id, contact })),
  );
  await tx.insert(persons).values(
    people.map(({ id, locale, timeZone, channels }, index) => ({
      id,
      locale,
      timeZone,
      channels: [...channels],
      ...sealed[index],
      createdAt: tx.now,
      updatedAt: tx.now,
    })),
  );
  const keys = people.flatMap(({ id, contact }) => indexRows(indexes, id, contact));
  if (keys.length > 0) await tx.insert(contactIndex).values(keys).onConflictDoNothing();
}

/** Replaces a person's contact; answers the person's new version. */
export async function replaceContact(tx: Tx, means: ContactMeans, personId: UserId, contact: Contact): Promise<number> {
  const [sealed] = await sealContacts(means.vault, tx, [{ personId, contact }]);
  const [row] = await tx
    .update(persons)
    .set({ ...sealed, version: sql`${persons.version} + 1`, updatedAt: tx.now })
    .where(eq(persons.id, personId))
    .returning({ version: persons.version });
  await tx.delete(contactIndex).where(eq(contactIndex.personId, personId));
  const keys = indexRows(blindIndexes(means.indexKey), personId, contact);
  if (keys.length > 0) await tx.insert(contactIndex).values(keys);
  return row?.version ?? 0;
}

export async function replacePreferences(tx: Tx, personId: UserId, preferences: Preferences): Promise<void> {
  const { locale, timeZone, channels } = preferences;
  await tx
    .update(persons)
    .set({ locale, timeZone, channels: [...channels], version: sql`${persons.version} + 1`, updatedAt: tx.now })
    .where(eq(persons.id, personId));
}

const isColleague = sql<boolean>`exists (select from memberships m
  where m.person_id = persons.id and m.organization_id = (select viewer_organization_id()) and m.ended_at is null)`;
const isClient = sql<boolean>`exists (select from known_clients k
  where k.person_id = persons.id and k.organization_id = (select viewer_organization_id()))`;

/** The people among these whom the viewer's net lets through, with how the viewer stands to each. One statement. */
export async function findPersons(tx: Drizzle, ids: readonly UserId[]): Promise<PersonRow[]> {
  const rows = await tx
    .select({ person: persons, isColleague, isClient })
    .from(persons)
    .where(inArray(persons.id, [...ids]));
  return rows.map(({ person, ...relation }) => {
    const { name, email, phone, birthDate, address, id, locale, timeZone, channels, version } = person;
    return { id, locale, timeZone, channels, version, relation, sealed: { name, email, phone, birthDate, address } };
  });
}

/** A person locked for change, with the whole contact opened. Undefined when the net hides it. */
export async function findPersonForUpdate(tx: Tx, vault: Vault, id: UserId) {
  await tx.execute(sql`select from persons where id = ${id} for update`);
  const [row] = await findPersons(tx, [id]);
  if (!row) return undefined;
  const fields = ['name', 'email', 'phone', 'birthDate', 'address'] as const;
  const [contact] = await openContacts(vault, tx, [{ personId: id, sealed: row.sealed, fields }]);
  return contact ? { row, contact } : undefined;
}
