import { asId, err, ok, type Refusal, type Result, type UserId, type Viewer } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { toldRefusal } from '@klear/service';
import type { UsersDeps } from '../deps.ts';
import type { Contact } from '../domain/contact.ts';
import type { Preferences } from '../domain/preferences.ts';
import { mayReadField, mayReadOwn } from '../policies/predicates.ts';
import { openContacts } from '../store/contacts.ts';
import { findPersons, type PersonRow } from '../store/persons.ts';
import { isOwnAffair, recordContactReads } from './contact-facts.ts';
import { learnClients, mayLearn } from './learn-clients.ts';

/** One field of one person's contact, as a request asks for it. */
export interface ContactAsked {
  readonly id: UserId;
  readonly field: keyof Contact;
}

/** The value, or why the viewer may not have it; that is written down already. */
export type ContactAnswer = Result<Contact[keyof Contact], Refusal>;

const keyOf = ({ id, field }: ContactAsked) => `${id} ${field}`;

/** Opens what the viewer may read of these people and no more. Somebody whom the net hides is not among the answers. */
async function openFields(
  deps: UsersDeps,
  tx: Drizzle,
  viewer: Viewer,
  asked: readonly ContactAsked[],
): Promise<Map<string, ContactAnswer>> {
  const fieldsOf = Map.groupBy(asked, ({ id }) => id);
  const rows = await findPersons(tx, [...fieldsOf.keys()]);
  const may = (row: PersonRow, field: keyof Contact) => mayReadField(viewer, { ...row, field });
  const people = rows.map((row) => ({
    personId: row.id,
    sealed: row.sealed,
    fields: (fieldsOf.get(row.id) ?? []).map(({ field }) => field).filter((field) => may(row, field)),
  }));
  const contacts = await openContacts(deps.vault, tx, people);
  return new Map(
    rows.flatMap((row, index) =>
      (fieldsOf.get(row.id) ?? []).map((one): [string, ContactAnswer] => [
        keyOf(one),
        may(row, one.field) ? ok(contacts[index]?.[one.field] ?? null) : err(toldRefusal('NOT_RELATED')),
      ]),
    ),
  );
}

/** Reads, opens and writes down in one transaction. Somebody who is not there is refused like somebody who is hidden. */
function readOfOthers(
  deps: UsersDeps,
  viewer: Viewer,
  asked: readonly ContactAsked[],
  isLast: boolean,
): Promise<Map<string, ContactAnswer>> {
  return deps.db.withViewer(viewer, async (tx) => {
    const answers = await openFields(deps, tx, viewer, asked);
    if (isLast) for (const one of asked) if (!answers.has(keyOf(one))) answers.set(keyOf(one), err(toldRefusal('NOT_RELATED')));
    await recordContactReads(
      tx,
      asked.flatMap((one) => {
        const answer = answers.get(keyOf(one));
        return answer ? [{ ...one, allowed: answer.ok }] : [];
      }),
    );
    return answers;
  });
}

/**
 * Fields of people, in the order asked: two statements however many people, and two that write down who read what of whom. One's own
 * data, read with one of our own clients, is nobody's access and takes the short way.
 */
export async function contactFields(deps: UsersDeps, viewer: Viewer, asked: readonly ContactAsked[]): Promise<(ContactAnswer | Error)[]> {
  const own = asked.filter(({ id }) => isOwnAffair(viewer, id));
  const others = asked.filter(({ id }) => !isOwnAffair(viewer, id));
  const answers = own.length > 0 ? await deps.db.read(viewer, (tx) => openFields(deps, tx, viewer, own)) : new Map<string, ContactAnswer>();
  const take = (found: Map<string, ContactAnswer>) => {
    for (const [key, answer] of found) answers.set(key, answer);
  };
  try {
    if (others.length > 0) take(await readOfOthers(deps, viewer, others, !mayLearn(viewer)));
    const strangers = others.filter((one) => !answers.has(keyOf(one)));
    if (strangers.length > 0) {
      await learnClients(deps, viewer, [...new Set(strangers.map(({ id }) => id))]);
      take(await readOfOthers(deps, viewer, strangers, true));
    }
  } catch (fault) {
    const error = fault instanceof Error ? fault : new Error('contact data could not be read', { cause: fault });
    return asked.map((one) => answers.get(keyOf(one)) ?? error);
  }
  return asked.map((one) => answers.get(keyOf(one)) ?? ok(null));
}

/** Language, zone and channels of the viewer; null for everybody else, whom they do not concern. */
export async function ownPreferences(deps: UsersDeps, viewer: Viewer, ids: readonly string[]): Promise<(Preferences | null)[]> {
  const mine = ids.map((id) => asId<'User'>(id)).filter((id) => mayReadOwn(viewer, id));
  const rows = mine.length > 0 ? await deps.db.read(viewer, (tx) => findPersons(tx, mine)) : [];
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    return row ? { locale: row.locale, timeZone: row.timeZone, channels: row.channels } : null;
  });
}
