import { asId, systemViewer, type UserId, type Viewer } from '@klear/core';
import type { UsersDeps } from '../deps.ts';
import { type Contact, noContact } from '../domain/contact.ts';
import type { Preferences } from '../domain/preferences.ts';
import { isSelf, mayReadContact, mayReadName, type Relation, unrelated } from '../policies/predicates.ts';
import { openContacts } from '../store/contacts.ts';
import { rememberClients } from '../store/known-clients.ts';
import { findPersons, type PersonRow } from '../store/persons.ts';

/** A person as the viewer may see them: the relation decides which fields of the contact were opened at all. */
export interface PersonView {
  readonly id: UserId;
  readonly relation: Relation;
  readonly preferences: Preferences | null;
  readonly contact: Contact;
}

function readableFields(viewer: Viewer, id: UserId, relation: Relation): (keyof Contact)[] {
  return [
    ...(mayReadName(viewer, id, relation) ? (['name', 'email'] as const) : []),
    ...(mayReadContact(viewer, id, relation) ? (['phone', 'birthDate'] as const) : []),
    ...(isSelf(viewer, id) ? (['address'] as const) : []),
  ];
}

/** Reads people as the viewer, with what the viewer may read opened: two statements however many people. */
async function readPersons(deps: UsersDeps, viewer: Viewer, ids: readonly UserId[]): Promise<Map<UserId, PersonView>> {
  return deps.db.read(viewer, async (tx) => {
    const rows = await findPersons(tx, ids);
    const asked = rows.map((row: PersonRow) => ({
      personId: row.id,
      sealed: row.sealed,
      fields: readableFields(viewer, row.id, row.relation),
    }));
    const contacts = await openContacts(deps.vault, tx, asked);
    return new Map(
      rows.map(({ id, relation, locale, timeZone, channels }, index): [UserId, PersonView] => {
        const preferences = isSelf(viewer, id) ? { locale, timeZone, channels } : null;
        return [id, { id, relation, preferences, contact: contacts[index] ?? noContact }];
      }),
    );
  });
}

/**
 * Asks bookings about people whom a practitioner acts upon before the event of their booking has arrived here. What bookings confirms
 * is remembered. When bookings cannot be asked, they stay strangers for now.
 */
async function learnClients(deps: UsersDeps, viewer: Viewer, ids: readonly UserId[]): Promise<UserId[]> {
  const { organizationId, personId } = viewer;
  if (!organizationId || !personId || !viewer.roles.includes('PRACTITIONER') || ids.length === 0) return [];
  const answer = await deps.peers.entities<{ active: boolean }>('bookings', {
    viewer: systemViewer(viewer.requestId, organizationId),
    type: 'CareRelationship',
    representations: ids.map((id) => ({ id: `${organizationId}:${personId}:${id}` })),
    selection: '{ active }',
  });
  if (!answer.ok) return [];
  const clients = ids.filter((_, index) => answer.value[index]?.active === true);
  if (clients.length > 0) await deps.db.asSystem((tx) => rememberClients(tx, organizationId, clients));
  return clients;
}

/** The people by id, in the order of the ids. An id that means nothing to the viewer is a stranger without any data. */
export async function personsById(deps: UsersDeps, viewer: Viewer, ids: readonly string[]): Promise<PersonView[]> {
  const asked = ids.map((id) => asId<'User'>(id));
  const found = await readPersons(deps, viewer, asked);
  const learned = await learnClients(
    deps,
    viewer,
    asked.filter((id) => !found.has(id)),
  );
  for (const [id, view] of learned.length > 0 ? await readPersons(deps, viewer, learned) : []) found.set(id, view);
  return asked.map((id) => found.get(id) ?? { id, relation: unrelated, preferences: null, contact: noContact });
}
