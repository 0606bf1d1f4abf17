import { waitFor } from '@klear/testing';
import { type Person, signUp } from '../journey/person.ts';
import { openPractice, type Practice } from '../journey/practice.ts';
import type { House } from '../whole-graph/house.ts';
import { freeSlots, type LivedIn, openLivedIn } from '../whole-graph/lived-in.ts';
import { bookFree, holdFree, openApp, openClosed, openFreeService } from './more-things.ts';
import { employAll, signInAgain } from './people.ts';
import { subjectOf } from './person-tokens.ts';
import { createPlanted, type Planted } from './planted.ts';
import { type EntryIds, plantDraft, plantInvitation, plantPool, plantProfile, plantRecord, plantRoom, plantTask } from './planting.ts';

/** Everybody there is, by what they are here. */
export type PersonName =
  | 'client'
  | 'otherClient'
  | 'practitioner'
  | 'secondPractitioner'
  | 'owner'
  | 'manager'
  | 'frontDesk'
  | 'billing'
  | 'auditor'
  | 'stranger'
  | 'support'
  | 'foreignOwner'
  | 'foreignPractitioner'
  | 'foreignClient';

/** Two practices with clients, in which something of every kind has happened, and values that can be told from all others. */
export interface World {
  readonly house: House;
  readonly people: Readonly<Record<PersonName, Person>>;
  readonly planted: Planted;
  /** The practice, where the client books. */
  readonly home: LivedIn & { readonly entries: EntryIds };
  /** The practice of another tenant. */
  readonly abroad: Practice & { readonly appointmentId: string };
  readonly invitationToken: string;
  readonly draftId: string;
  /** An organization of the stranger's that support has suspended. */
  readonly closedId: string;
  readonly freeServiceId: string;
  /** An app of the practice, and what the client lent it. */
  readonly appId: string;
  readonly appGrantId: string;
  readonly frontDeskMembershipId: string;
  /** A session of the client that nothing else uses. */
  readonly spareSessionId: string;
  /** A hold of the client on what costs nothing. */
  readonly spareHoldId: string;
  /** Of the client's other hold, signed. */
  readonly quote: string;
  /** The other client's visit. */
  readonly otherAppointmentId: string;
  /** About the other client's visit, open. */
  readonly taskId: string;
  /** A room of the practice. */
  readonly roomId: string;
  /** The client's, to be changed. */
  readonly messageId: string;
  /** A pool of the free service. */
  readonly poolId: string;
  close(): Promise<void>;
}

export async function openWorld(house: House, seed: number): Promise<World> {
  const { graph, admin } = house;
  const planted = createPlanted(seed);
  const [home, abroad, otherClient, stranger, support, foreignClient] = await Promise.all([
    openLivedIn(graph),
    openPractice(graph, 0, 'rest-elsewhere'),
    signUp(graph.url, 'Sven'),
    signUp(graph.url, 'Stella'),
    signUp(graph.url, 'Sara'),
    signUp(graph.url, 'Frida'),
  ]);
  const { owner, practitioner, client, organizationId, conversationId, slots } = home;
  const people = {
    ...{ client, otherClient, practitioner, owner, stranger, support, foreignClient, ...(await employAll(graph, home)) },
    ...{ foreignOwner: abroad.owner, foreignPractitioner: abroad.practitioner },
  };

  const freeServiceId = await openFreeService(home);
  const otherAppointmentId = await bookFree(otherClient, freeServiceId, slots[9]?.start ?? '');
  const taskId = await plantTask(house, otherAppointmentId);
  const roomId = await plantRoom(home);
  const poolId = await plantPool(home, freeServiceId);
  const abroadSlots = await freeSlots(foreignClient, abroad.practitioner.id);
  const appointmentId = await bookFree(foreignClient, abroad.serviceId, abroadSlots[4]?.start ?? '');
  const spareHoldId = await holdFree(client, freeServiceId, slots[11]?.start ?? '');

  for (const person of [client, practitioner, otherClient, foreignClient]) await plantProfile(person, planted);
  const entries = await plantRecord(house, home, planted);
  const draftId = await plantDraft(home, planted);
  const invitationToken = await plantInvitation(home, planted);
  const text = planted.word('Message.text', `Conversation:${conversationId}`);
  await client.act('sendMessage', { conversationId, text }, 'message { id }');
  const spare = { conversationId, text: 'To be changed' };
  const { message } = await client.act<{ message: { id: string } }>('sendMessage', spare, 'message { id }');
  const lent = { practitionerId: practitioner.id, categories: ['CONDITIONS', 'ALLERGIES', 'OBSERVATIONS'] };
  await client.act('grantConsent', lent, 'consent { id }');
  // Lends nothing that anybody may ask for, and has all that a consent can have.
  const idle = { organizationId, categories: ['MEDICATIONS'], purposes: ['HRESCH'], end: '2040-01-01T00:00:00Z' };
  await client.act('grantConsent', idle, 'consent { id }');
  const held = await client.ask('query($id: ID!) { hold(id: $id) { quote { token } } }', { id: home.holdId });
  const { quote } = (held.data?.hold ?? {}) as { quote?: { token: string } };
  await client.act('createPayment', { quote: quote?.token }, 'payment { id }');

  const { email, token } = await signInAgain(graph.url, client, 'Clara');
  planted.keep(email, { field: 'User.email', of: `User:${client.id}` });
  const closedId = await openClosed(house, stranger, support);
  const app = await openApp(home);
  await waitFor('clients to be known', async () => {
    await graph.publishAll();
    const [known] = await admin`select count(*)::int as count from users.known_clients`;
    return known?.count >= 3;
  });
  const [membership] = await admin<{ id: string }[]>`
    select id from users.memberships where person_id = ${people.frontDesk.id} and organization_id = ${organizationId}`;
  return {
    ...{ house, people, planted, home: { ...home, entries }, abroad: { ...abroad, appointmentId } },
    ...{ invitationToken, draftId, closedId, freeServiceId, ...app, spareHoldId, quote: quote?.token ?? '', otherAppointmentId },
    messageId: message.id,
    taskId,
    roomId,
    poolId,
    frontDeskMembershipId: membership?.id ?? '',
    spareSessionId: subjectOf(token).sessionId,
    async close() {
      await Promise.all(Object.values(people).map((person) => person.close()));
    },
  };
}
