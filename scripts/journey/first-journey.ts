import { waitFor } from '@klear/testing';
import { createStripeBrowser } from '@klear/testing/stripe/client';
import { expect } from 'vitest';
import type { LaunchedGraph } from '../launch.ts';
import { type Person, post } from './person.ts';
import { type Practice, postalCode, specialty } from './practice.ts';

/** What a client wants to know of a found practitioner: four subgraphs answer it, each with at most two statements. */
export const searchSelection = `id displayName specialties { display }
  services(first: 5) { edges { node { id name price { amountMinor currency } location { name timeZone } organization { name kind } } } }
  slots(first: 3) { start end timeZone service { id } }
  articles(first: 2) { edges { node { title slug } } }`;
const searchDocument = `query($near: NearInput!) {
  searchPractitioners(filter: { near: $near, text: "massage" }, first: 5) { edges { distanceMeters node { ${searchSelection} } } }
}`;

interface Slot {
  readonly start: string;
  readonly end: string;
}

/**
 * A client finds a practitioner, holds, pays and books while a second one watches, both sides talk, the record is lent and taken back,
 * and the appointment is moved, cancelled and refunded: over real HTTP and sockets.
 */
export async function takeFirstJourney({
  graph,
  practice,
  client,
  second,
}: {
  graph: LaunchedGraph;
  practice: Practice;
  client: Person;
  second: Person;
}): Promise<void> {
  const near = { country: 'DE', postalCode, radiusKm: 10 };

  // One operation over users, practitioners, bookings and content.
  const found = await waitFor('slots in the search', async () => {
    const { data, errors } = await client.ask(searchDocument, { near });
    expect(errors).toBeUndefined();
    const search = data?.searchPractitioners as { edges: { node: { slots: Slot[] } }[] } | undefined;
    return search?.edges.find(({ node }) => node.slots.length > 0);
  });
  expect(found).toMatchObject({
    distanceMeters: expect.any(Number),
    node: {
      id: practice.practitioner.id,
      displayName: 'Petra Lindt',
      specialties: [{ display: specialty.display }],
      services: {
        edges: [
          {
            node: {
              id: practice.serviceId,
              price: { amountMinor: 6_500, currency: 'EUR' },
              location: { name: 'Nordbahnhof', timeZone: 'Europe/Berlin' },
              organization: { name: 'Studio am Nordbahnhof', kind: 'STUDIO' },
            },
          },
        ],
      },
      articles: { edges: [{ node: { title: 'Rest your back' } }] },
    },
  });
  const slots = found.node.slots as Slot[];
  const wanted = slots[1] as Slot;

  // A second client watches the practitioner's times; the practitioner watches her appointments.
  const from = new Date(Date.now() - 3_600_000).toISOString();
  const to = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const times = second.live<{ change: string; start: string; cursor: string }>(
    'subscription($ids: [ID!]!, $from: DateTime!, $to: DateTime!) { slotsChanged(practitionerIds: $ids, from: $from, to: $to) { cursor resync change start end practitioner { id displayName } } }',
    { ids: [practice.practitioner.id], from, to },
  );
  const acting = { 'klear-organization': practice.organizationId };

  // A socket gives no word when a subscription stands: holds come and go until the first event is there.
  const first = slots[0] as Slot;
  await waitFor('the first live event', async () => {
    const { hold } = await client.act<{ hold: { id: string } }>(
      'holdSlot',
      { serviceId: practice.serviceId, start: first.start },
      'hold { id }',
    );
    await client.act('releaseHold', { holdId: hold.id }, 'holdId');
    return times.events.length > 0;
  });
  // Its cursor is a place in the one stream of events, so what follows it cannot be missed.
  const calendar = practice.practitioner.live<{
    change: string;
    appointment: { id: string; status: string; client: { name: string }; payment: { status: string } | null };
  }>(
    'subscription($id: ID, $after: String) { appointmentChanged(practitionerId: $id, resumeAfter: $after) { cursor change appointment { id status start client { id name } payment { status } service { name } } } }',
    { id: practice.practitioner.id, after: times.events[0]?.cursor },
    acting,
  );

  // Hold, pay, book.
  const { hold } = await client.act<{ hold: { id: string; quote: { token: string; price: { amountMinor: number } } } }>(
    'holdSlot',
    { serviceId: practice.serviceId, start: wanted.start },
    'hold { id expiresAt quote { token price { amountMinor currency } expiresAt } }',
  );
  expect(hold.quote.price.amountMinor).toBe(6_500);
  expect(await times.next((event) => event.change === 'HELD' && event.start === wanted.start)).toMatchObject({
    practitioner: { displayName: 'Petra Lindt' },
  });
  await client.act('bookAppointment', { holdId: hold.id }, 'code', 'PaymentRequired');
  const { payment } = await client.act<{ payment: { id: string; clientSecret: string } }>(
    'createPayment',
    { quote: hold.quote.token },
    'payment { id clientSecret status }',
  );
  const provider = new URL(graph.standInUrl ?? '');
  const browser = createStripeBrowser({
    host: provider.hostname,
    port: Number(provider.port),
    publishableKey: graph.secrets.stripe.publishableKey,
  });
  const going = client.live<{
    process: { id: string; state: string; outcome: string | null; steps: { state: string }[]; payment: { id: string } | null };
  }>(
    'subscription($id: ID!, $after: String) { bookingProcessChanged(id: $id, resumeAfter: $after) { cursor process { id state outcome steps { state } payment { id } } } }',
    { id: hold.id, after: times.events.at(-1)?.cursor },
  );
  expect((await browser.confirm(payment.clientSecret)).status).toBe('requires_capture');
  // Nobody has to come back: once it is paid, it books by itself.
  const { process } = await going.next((event) => event.process.state === 'COMPLETED');
  expect(process).toMatchObject({ id: hold.id, outcome: 'BOOKED', payment: { id: payment.id } });
  expect(process.steps.map(({ state }) => state)).toEqual(['HELD', 'AUTHORIZED', 'BOOKED', 'COMPLETED']);
  const { appointment: booked } = await client.act<{ appointment: { id: string; version: number; conversation: { id: string } } }>(
    'bookAppointment',
    { holdId: hold.id },
    'appointment { id version status conversation { id } }',
  );
  // The second client sees the time go; the practitioner sees who comes, and that it is paid.
  await times.next((event) => event.change === 'BOOKED' && event.start === wanted.start);
  const seen = await calendar.next((event) => event.change === 'BOOKED');
  expect(seen.appointment).toMatchObject({ id: booked.id, status: 'BOOKED', client: { name: 'Clara' }, service: { name: 'Back massage' } });
  expect(['REQUIRES_CAPTURE', 'SUCCEEDED']).toContain(seen.appointment.payment?.status);
  await waitFor('the capture', async () => {
    const { data } = await client.ask('query($id: ID!) { payment(id: $id) { status captured { amountMinor } appointment { id } } }', {
      id: payment.id,
    });
    return (
      JSON.stringify(data?.payment) ===
      JSON.stringify({ status: 'SUCCEEDED', captured: { amountMinor: 6_500 }, appointment: { id: booked.id } })
    );
  });

  // Both chat live. The practitioner says what for: what a client writes is health data.
  const treating = { ...acting, 'klear-purpose': 'TREAT' };
  const chat =
    'subscription($id: ID!, $after: String) { messageAdded(conversationId: $id, resumeAfter: $after) { cursor message { sequence text author { id } } } }';
  const ofTheirs = { id: booked.conversation.id, after: times.events.at(-1)?.cursor };
  const heardByClient = client.live<{ message: { text: string } }>(chat, ofTheirs);
  const heardByPractitioner = practice.practitioner.live<{ message: { text: string } }>(chat, ofTheirs, treating);
  const say = (person: Person, text: string, headers = {}) =>
    person.act('sendMessage', { conversationId: booked.conversation.id, text }, 'message { id sequence }', undefined, headers);
  await say(client, 'Shall I bring a towel?');
  expect(await heardByPractitioner.next(({ message }) => message.text.includes('towel'))).toMatchObject({
    message: { author: { id: client.id } },
  });
  await say(practice.practitioner, 'We have plenty.', treating);
  await heardByClient.next(({ message }) => message.text === 'We have plenty.');
  const overheard = await second.ask('query($id: ID!) { conversation(id: $id) { id messages(first: 5) { edges { node { text } } } } }', {
    id: booked.conversation.id,
  });
  expect(JSON.stringify(overheard)).not.toContain('towel');

  // Her record is lent for a while and no longer.
  await client.act(
    'addAllergyIntolerance',
    { personId: client.id, code: { system: 'http://snomed.info/sct', code: '300916003', display: 'Latex allergy' }, text: 'Latex' },
    'allergyIntolerance { id }',
    undefined,
    { 'klear-purpose': 'PATRQT' },
  );
  const allergies = () =>
    practice.practitioner.ask(
      'query($id: ID!) { healthRecord(personId: $id) { allergies(first: 5) { edges { node { code { text } } } } } }',
      { id: client.id },
      { 'klear-purpose': 'TREAT', 'klear-organization': practice.organizationId },
    );
  const refused = await allergies();
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NO_CONSENT' });
  expect(JSON.stringify(refused.data)).not.toContain('Latex');
  const { consent } = await client.act<{ consent: { id: string } }>(
    'grantConsent',
    { practitionerId: practice.practitioner.id, categories: ['ALLERGIES'], purposes: ['TREAT'] },
    'consent { id }',
  );
  await waitFor('the consent to count', async () => JSON.stringify((await allergies()).data).includes('Latex'));
  await client.act('withdrawConsent', { consentId: consent.id }, 'consent { id status }');
  await waitFor('the withdrawal to count', async () => !JSON.stringify((await allergies()).data).includes('Latex'));
  expect((await allergies()).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const { data: log } = await client.ask(
    '{ me { accessLog(first: 50) { edges { node { outcome self practitioner { id } fields } } } } }',
    {},
    { 'klear-purpose': 'PATRQT' },
  );
  const outcomes = (
    JSON.parse(JSON.stringify(log?.me)) as { accessLog: { edges: { node: { outcome: string; self: boolean } }[] } }
  ).accessLog.edges
    .filter(({ node }) => !node.self)
    .map(({ node }) => node.outcome);
  expect(new Set(outcomes)).toEqual(new Set(['ALLOWED', 'REFUSED']));

  // She moves it, then cancels it, and her money comes back.
  const later = slots[2] as Slot;
  const { appointment: moved } = await client.act<{ appointment: { id: string; version: number } }>(
    'rescheduleAppointment',
    { appointmentId: booked.id, start: later.start, expectedVersion: booked.version },
    'appointment { id version start }',
  );
  expect(moved.id).toBe(booked.id);
  await calendar.next((event) => event.change === 'RESCHEDULED');
  await times.next((event) => event.change === 'FREED' && event.start === wanted.start);
  await client.act('cancelAppointment', { appointmentId: booked.id, expectedVersion: moved.version }, 'appointment { id status }');
  await calendar.next((event) => event.change === 'CANCELLED');
  await times.next((event) => event.change === 'FREED' && event.start === later.start);
  await waitFor('the refund', async () => {
    const { data } = await client.ask('{ me { payments(first: 1) { edges { node { refunded { amountMinor } } } } } }');
    return JSON.stringify(data).includes('"amountMinor":6500');
  });
  expect(
    (await post(graph.url, { query: 'query($id: ID!) { appointment(id: $id) { id } }', variables: { id: booked.id } })).errors?.[0]
      ?.extensions.code,
  ).toBe('UNAUTHENTICATED');
}
