import { newId, type UserId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { event } from '@klear/events';
import type { UsersDeps } from '../deps.ts';
import { type Contact, noContact, normalEmail } from '../domain/contact.ts';
import { standardChannels } from '../domain/preferences.ts';
import { type BlindIndexes, blindIndexes, type ExternalIdentifier } from '../store/blind-indexes.ts';
import { insertCredentials } from '../store/credentials.ts';
import { findPersonsByIdentifiers, insertIdentifiers } from '../store/identifiers.ts';
import { findPersons, insertPersons, type NewPerson } from '../store/persons.ts';

/** A person as an importer or the demo knows them. */
export interface Registration {
  /** A fixed id; made here when absent. A person who has it already counts as known. */
  readonly id?: UserId;
  /** FHIR identifiers: a person who has one of them already counts as known. */
  readonly identifiers?: readonly ExternalIdentifier[];
  readonly contact: Partial<Contact>;
  readonly locale?: string;
  readonly timeZone?: string;
  /** A hash of `Passwords.hash`: gives a sign-in with the contact's e-mail. Without it the person cannot sign in. */
  readonly passwordHash?: string;
}

export interface Registered {
  readonly personId: UserId;
  /** False when the person was known: nothing of theirs was changed. */
  readonly created: boolean;
}

/**
 * Registers people, most without a sign-in, as the platform itself: idempotent by id and by external identifier, in one transaction
 * (give 500 at most). Answers in the given order. Inputs are trusted to be of the right form: importers check and report lines.
 */
export function registerPersons(deps: UsersDeps, registrations: readonly Registration[]): Promise<Registered[]> {
  const indexes = blindIndexes(deps.indexKey);
  return deps.db.asSystem(async (tx) => {
    const known = await knownPersons(tx, indexes, registrations);
    const people = registrations.map((registration) => recognise(known, indexes, registration));
    const fresh = people.filter(({ created }) => created);
    await insertPersons(tx, deps, fresh.map(newPerson));
    await insertCredentials(
      tx,
      fresh.flatMap(({ personId, registration }) => signInOf(indexes, personId, registration)),
    );
    await insertIdentifiers(
      tx,
      people.flatMap(({ personId, registration }) =>
        (registration.identifiers ?? []).map((identifier) => ({ value: indexes.identifier(identifier), personId })),
      ),
    );
    await outbox.record(
      tx,
      fresh.map(({ personId, registration: { locale = 'en' } }) =>
        event('UserRegistered', {
          aggregate: { type: 'User', id: personId, version: 1 },
          organizationId: null,
          payload: { personId, locale },
          time: tx.now,
        }),
      ),
    );
    return people.map(({ personId, created }) => ({ personId, created }));
  });
}

/** Registers one person. */
export async function registerPerson(deps: UsersDeps, registration: Registration): Promise<Registered> {
  const [registered] = await registerPersons(deps, [registration]);
  if (!registered) throw new Error('a person was not registered');
  return registered;
}

interface Recognised extends Registered {
  readonly registration: Registration;
}

async function knownPersons(tx: Tx, indexes: BlindIndexes, registrations: readonly Registration[]): Promise<Map<string, UserId>> {
  const values = registrations.flatMap(({ identifiers = [] }) => identifiers.map((identifier) => indexes.identifier(identifier)));
  const known = await findPersonsByIdentifiers(tx, values);
  const ids = registrations.flatMap(({ id }) => (id ? [id] : []));
  for (const { id } of ids.length > 0 ? await findPersons(tx, ids) : []) known.set(id, id);
  return known;
}

/** Finds a registration among those known, also those earlier in the same list, or makes it one of them. */
function recognise(known: Map<string, UserId>, indexes: BlindIndexes, registration: Registration): Recognised {
  const names = (registration.identifiers ?? []).map((identifier) => indexes.identifier(identifier).toString('base64'));
  if (registration.id) names.push(registration.id);
  const found = names.map((name) => known.get(name)).find((id) => id !== undefined);
  const personId = found ?? registration.id ?? newId<'User'>();
  for (const name of names) known.set(name, personId);
  return { personId, created: found === undefined, registration };
}

function newPerson({ personId, registration }: Recognised): NewPerson {
  const { contact, locale = 'en', timeZone = 'UTC' } = registration;
  return { id: personId, locale, timeZone, channels: standardChannels, contact: { ...noContact, ...contact } };
}

function signInOf(indexes: BlindIndexes, personId: UserId, { contact, passwordHash }: Registration) {
  if (passwordHash === undefined || !contact.email) return [];
  return [{ personId, passwordHash, emailIndex: indexes.contact({ kind: 'email', value: normalEmail(contact.email) }) }];
}
