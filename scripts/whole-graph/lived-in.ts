import { newId } from '@klear/core';
import { waitFor } from '@klear/testing';
import { createStripeBrowser } from '@klear/testing/stripe/client';
import { type Person, signUp } from '../journey/person.ts';
import { openPractice, type Practice } from '../journey/practice.ts';
import type { LaunchedGraph } from '../launch.ts';

/** A practice in which something of every kind has happened: a paid visit that stands, one that was cancelled, messages, a record that is lent. */
export interface LivedIn extends Practice {
  readonly client: Person;
  readonly acting: Readonly<Record<string, string>>;
  readonly slots: readonly { readonly start: string }[];
  readonly scheduleId: string;
  readonly exceptionId: string;
  readonly timeOffId: string;
  readonly credentialId: string;
  readonly articleId: string;
  readonly membershipId: string;
  readonly invitationId: string;
  readonly consentId: string;
  readonly entryId: string;
  readonly appointmentId: string;
  readonly conversationId: string;
  readonly paymentId: string;
  readonly holdId: string;
}

const paymentDocument = 'query($id: ID!) { payment(id: $id) { status refunded { amountMinor } } }';

interface Booked {
  readonly id: string;
  readonly version: number;
  readonly conversation: { readonly id: string };
  readonly paymentId: string;
}

/** A second one in the same graph needs an address of its own for its article. */
export async function openLivedIn(graph: LaunchedGraph, articleSlug?: string): Promise<LivedIn> {
  const [practice, client] = await Promise.all([openPractice(graph, undefined, articleSlug), signUp(graph.url, 'Clara')]);
  const { owner, practitioner, organizationId } = practice;
  const acting = { 'klear-organization': organizationId };
  const slots = await freeSlots(client, practitioner.id);
  // Starts lie a quarter of an hour apart and a visit takes an hour.
  const start = (index: number) => slots[index]?.start ?? '';

  const visit = await bookPaid(graph, client, practice.serviceId, start(2));
  const given = await bookPaid(graph, client, practice.serviceId, start(8));
  const paymentOf = async (fact: string) =>
    JSON.stringify((await client.ask(paymentDocument, { id: given.paymentId })).data).includes(fact);
  // Cancelled before its money is taken, a visit would be freed without a refund.
  await waitFor('the capture', () => paymentOf('SUCCEEDED'));
  await client.act('cancelAppointment', { appointmentId: given.id }, 'appointment { id }');
  await waitFor('the refund', () => paymentOf('"refunded":{"amountMinor":6500}'));
  const { hold } = await client.act<{ hold: { id: string } }>(
    'holdSlot',
    { serviceId: practice.serviceId, start: start(14) },
    'hold { id }',
  );
  const { message } = await client.act<{ message: { id: string } }>(
    'sendMessage',
    { conversationId: visit.conversation.id, text: 'Helo' },
    'message { id }',
  );
  await client.act('editMessage', { messageId: message.id, text: 'Hello', expectedVersion: 1 }, 'message { id }');
  await practitioner.act('markConversationRead', { conversationId: visit.conversation.id, sequence: 1 }, '__typename', undefined, acting);
  const { allergyIntolerance } = await client.act<{ allergyIntolerance: { id: string } }>(
    'addAllergyIntolerance',
    { personId: client.id, code: { system: 'http://snomed.info/sct', code: '300916003' } },
    'allergyIntolerance { id }',
  );
  const { consent } = await client.act<{ consent: { id: string } }>(
    'grantConsent',
    { practitionerId: practitioner.id, categories: ['MEDICATIONS'] },
    'consent { id }',
  );
  const { credential } = await practitioner.act<{ credential: { id: string } }>(
    'addCredential',
    { name: 'State examination' },
    'credential { id }',
    undefined,
    acting,
  );
  const { invitation } = await owner.act<{ invitation: { id: string } }>(
    'inviteMember',
    { organizationId, email: 'new@example.com', roles: ['FRONT_DESK'] },
    'invitation { id }',
    undefined,
    acting,
  );
  const known = await owner.ask(
    `query($id: ID!, $organization: ID!) { practitioner(id: $id) { schedules { id } articles(first: 1) { edges { node { id } } } }
      organization(id: $organization) { memberships(first: 5) { edges { node { id user { id } } } } } }`,
    { id: practitioner.id, organization: organizationId },
    acting,
  );
  const { practitioner: shown, organization } = known.data as unknown as {
    practitioner: { schedules: { id: string }[]; articles: { edges: { node: { id: string } }[] } };
    organization: { memberships: { edges: { node: { id: string; user: { id: string } } }[] } };
  };
  const scheduleId = shown.schedules[0]?.id ?? '';
  const { schedule } = await owner.act<{ schedule: { exceptions: { edges: { node: { id: string } }[] } } }>(
    'addScheduleException',
    { scheduleId, start: '2030-01-01', end: '2030-01-02', hours: [] },
    'schedule { exceptions(first: 1) { edges { node { id } } } }',
    undefined,
    acting,
  );
  const { timeOff } = await owner.act<{ timeOff: { id: string } }>(
    'addTimeOff',
    { organizationId, practitionerId: practitioner.id, start: '2032-01-01', end: '2032-01-02', timeZone: 'Europe/Berlin' },
    'timeOff { id }',
    undefined,
    acting,
  );
  return {
    ...practice,
    client,
    acting,
    slots,
    scheduleId,
    exceptionId: schedule.exceptions.edges[0]?.node.id ?? '',
    timeOffId: timeOff.id,
    credentialId: credential.id,
    articleId: shown.articles.edges[0]?.node.id ?? '',
    membershipId: organization.memberships.edges.find(({ node }) => node.user.id === practitioner.id)?.node.id ?? '',
    invitationId: invitation.id,
    consentId: consent.id,
    entryId: allergyIntolerance.id,
    appointmentId: visit.id,
    conversationId: visit.conversation.id,
    paymentId: visit.paymentId,
    holdId: hold.id,
  };
}

/** Free times of a practitioner, once bookings knows her hours. */
export function freeSlots(person: Person, practitionerId: string): Promise<{ start: string }[]> {
  return waitFor('free times', async () => {
    const { data } = await person.ask('query($id: ID!) { practitioner(id: $id) { slots(first: 20) { start } } }', { id: practitionerId });
    const found = (data?.practitioner as unknown as { slots: { start: string }[] } | null)?.slots ?? [];
    return found.length === 20 && found;
  });
}

/** Holds, pays with a test card and books. */
export async function bookPaid(graph: LaunchedGraph, client: Person, serviceId: string, start: string): Promise<Booked> {
  const { hold } = await client.act<{ hold: { id: string; quote: { token: string } } }>(
    'holdSlot',
    { serviceId, start },
    'hold { id quote { token } }',
  );
  const { payment } = await client.act<{ payment: { id: string; clientSecret: string } }>(
    'createPayment',
    { quote: hold.quote.token },
    'payment { id clientSecret }',
  );
  const provider = new URL(graph.standInUrl ?? '');
  const { publishableKey } = graph.secrets.stripe;
  await createStripeBrowser({ host: provider.hostname, port: Number(provider.port), publishableKey }).confirm(payment.clientSecret);
  return waitFor('the booking', async () => {
    const { data } = await client.ask(
      'mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { ... on BookAppointmentSuccess { appointment { id version conversation { id } } } } }',
      { input: { holdId: hold.id, idempotencyKey: newId() } },
    );
    const booked = (data?.bookAppointment as unknown as { appointment?: Omit<Booked, 'paymentId'> } | null)?.appointment;
    return booked && { ...booked, paymentId: payment.id };
  });
}
