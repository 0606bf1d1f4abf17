import type { UserId } from '@klear/core';
import { type Plain, personKeysIn, type Sealed, type Vault } from '@klear/crypto';
import { type Drizzle, personKeys } from '@klear/db';
import { type Contact, noContact } from '../domain/contact.ts';

/** The sealed columns of a person's row. */
export type SealedContact = Readonly<Record<keyof Contact, Buffer | null>>;

const columns = { name: 'name', email: 'email', phone: 'phone', birthDate: 'birth_date', address: 'address' } as const;
const fields = Object.keys(columns) as (keyof Contact)[];

const place = (personId: UserId, field: keyof Contact) => ['users', 'persons', columns[field], personId];

function textOf(contact: Contact, field: keyof Contact): string | null {
  const value = contact[field];
  return value === null || typeof value === 'string' ? value : JSON.stringify(value);
}

/** Seals the contacts of many people, each under the person's own key, with one key look-up. In the given order. */
export async function sealContacts(
  vault: Vault,
  tx: Drizzle,
  people: readonly { personId: UserId; contact: Contact }[],
): Promise<SealedContact[]> {
  const slots = people.flatMap(({ personId, contact }, index) =>
    fields.flatMap((field): { index: number; field: keyof Contact; item: Plain }[] => {
      const plaintext = textOf(contact, field);
      return plaintext === null ? [] : [{ index, field, item: { personId, aad: place(personId, field), plaintext } }];
    }),
  );
  const sealed = await vault.sealMany(
    personKeysIn(personKeys, tx),
    slots.map(({ item }) => item),
  );
  const rows = people.map(
    (): Record<keyof Contact, Buffer | null> => ({ name: null, email: null, phone: null, birthDate: null, address: null }),
  );
  slots.forEach(({ index, field }, slot) => {
    const row = rows[index];
    if (row) row[field] = sealed[slot] ?? null;
  });
  return rows;
}

/** Opens the given fields of many people with one key look-up. What is not asked for, or whose key is destroyed, is null. */
export async function openContacts(
  vault: Vault,
  tx: Drizzle,
  people: readonly { personId: UserId; sealed: SealedContact; fields: readonly (keyof Contact)[] }[],
): Promise<Contact[]> {
  const slots = people.flatMap((person, index) =>
    person.fields.flatMap((field): { index: number; field: keyof Contact; item: Sealed }[] => {
      const sealed = person.sealed[field];
      return sealed ? [{ index, field, item: { personId: person.personId, aad: place(person.personId, field), sealed } }] : [];
    }),
  );
  const opened = await vault.openMany(
    personKeysIn(personKeys, tx),
    slots.map(({ item }) => item),
  );
  const contacts = people.map((): Record<string, unknown> => ({ ...noContact }));
  slots.forEach(({ index, field }, slot) => {
    const text = opened[slot] ?? null;
    const contact = contacts[index];
    if (contact) contact[field] = field === 'address' && text !== null ? JSON.parse(text) : text;
  });
  return contacts.map(asContact);
}

/** Every member was filled from what sealContacts wrote. */
function asContact(record: Record<string, unknown>): Contact {
  return record as unknown as Contact;
}
