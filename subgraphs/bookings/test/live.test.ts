import { newId, type Viewer } from '@klear/core';
import { anonymousViewer, clientViewer, managerViewer, signedRequest } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireHolds } from '../src/commands/expire-holds.ts';
import { live } from '../src/events/live.ts';
import { book, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
beforeAll(() => practice.relay.start());
const streams: AsyncIterator<unknown>[] = [];
afterAll(() => {
  for (const stream of streams) void stream.return?.();
});

// biome-ignore lint/suspicious/noExplicitAny: the event's shape is what each test asserts
type Event = any;

/** Opens a subscription as the router does; `next` waits for the next event's data of its field. */
async function listen(viewer: Viewer, field: string, query: string, variables: Record<string, unknown>) {
  const opened = await practice.subgraph.subscribe(signedRequest(practice.hop.sign, { viewer, query, variables }));
  if (!(Symbol.asyncIterator in opened)) return { refused: JSON.parse(opened.body).errors[0].extensions, next: undefined as never };
  const stream = opened[Symbol.asyncIterator]();
  streams.push(stream);
  return {
    refused: undefined,
    async next(): Promise<Event> {
      const { value } = await stream.next();
      if (value?.errors) throw new Error(JSON.stringify(value.errors));
      return value?.data[field];
    },
  };
}

const slotsQuery = `subscription ($ids: [ID!]!, $from: DateTime!, $to: DateTime!, $resumeAfter: String) {
  slotsChanged(practitionerIds: $ids, from: $from, to: $to, resumeAfter: $resumeAfter) { cursor resync change start end practitioner { id } } }`;

test('every viewer sees a slot being held, booked, moved and freed, and nobody sees by whom', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const variables = { ids: [calendar.practitionerId], from: inHours(24), to: inHours(100) };
  const { next } = await listen(anonymousViewer(), 'slotsChanged', slotsQuery, variables);
  const first = next();
  const held = await hold(practice, client, calendar, inHours(30));
  const seen = await first;
  expect(seen).toMatchObject({
    resync: false,
    change: 'HELD',
    start: inHours(30).toISOString(),
    end: inHours(31).toISOString(),
    practitioner: { id: calendar.practitionerId },
  });
  const release = `mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { ... on ReleaseHoldSuccess { holdId } } }`;
  await practice.ask(client, release, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  expect(await next()).toMatchObject({ change: 'FREED', start: inHours(30).toISOString() });

  const appointment = await book(practice, client, calendar, inHours(40));
  expect([await next(), await next()]).toMatchObject([{ change: 'HELD' }, { change: 'BOOKED', start: inHours(40).toISOString() }]);
  const move = `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { __typename } }`;
  await practice.ask(client, move, {
    input: { appointmentId: appointment.id, start: inHours(50), expectedVersion: 1, idempotencyKey: newId() },
  });
  const [freed, booked] = [await next(), await next()];
  expect([freed, booked]).toMatchObject([
    { change: 'FREED', start: inHours(40).toISOString() },
    { change: 'BOOKED', start: inHours(50).toISOString() },
  ]);
  expect(freed.cursor, 'who leaves between the two gets both again').not.toBe(booked.cursor);

  const resumed = await listen(anonymousViewer(), 'slotsChanged', slotsQuery, { ...variables, resumeAfter: seen.cursor });
  const missed = [];
  for (let count = 0; count < 5; count += 1) missed.push((await resumed.next()).change);
  expect(missed).toEqual(['FREED', 'HELD', 'BOOKED', 'FREED', 'BOOKED']);
});

test('a time outside the asked span and another practitioner are not told', async () => {
  const [calendar, other] = [await openCalendar(practice), await openCalendar(practice)];
  const { next } = await listen(anonymousViewer(), 'slotsChanged', slotsQuery, {
    ids: [calendar.practitionerId],
    from: inHours(24),
    to: inHours(48),
  });
  const first = next();
  await hold(practice, someone(), other, inHours(30));
  await hold(practice, someone(), calendar, inHours(60));
  await hold(practice, someone(), calendar, inHours(47));
  expect(await first).toMatchObject({ change: 'HELD', start: inHours(47).toISOString() });
});

const appointmentQuery = `subscription ($practitionerId: ID, $organizationId: ID, $appointmentId: ID) {
  appointmentChanged(practitionerId: $practitionerId, organizationId: $organizationId, appointmentId: $appointmentId) { cursor change appointment { id status client { id } } } }`;

test('an appointment is told to its client, its practitioner and the practice, as it is now', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const manager = managerViewer({ organizationId: calendar.organizationId });
  const listeners = [
    await listen(client, 'appointmentChanged', appointmentQuery, {}),
    await listen(calendar.practitioner, 'appointmentChanged', appointmentQuery, { practitionerId: calendar.practitionerId }),
    await listen(manager, 'appointmentChanged', appointmentQuery, { organizationId: calendar.organizationId }),
  ];
  const firsts = listeners.map(({ next }) => next());
  const appointment = await book(practice, client, calendar, inHours(30));
  for (const first of firsts) {
    expect(await first).toMatchObject({
      change: 'BOOKED',
      appointment: { id: appointment.id, status: 'BOOKED', client: { id: client.personId } },
    });
  }
});

test('a stranger hears nothing, and who has left the practice hears nothing more', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const manager = managerViewer({ organizationId: calendar.organizationId });
  const personId = manager.personId ?? newId<'User'>();
  await practice.tell('MembershipChanged', { organizationId: calendar.organizationId, personId, roles: ['MANAGER'] });
  const heard: unknown[] = [];
  const stranger = await listen(clientViewer(), 'appointmentChanged', appointmentQuery, { practitionerId: calendar.practitionerId });
  const former = await listen(manager, 'appointmentChanged', appointmentQuery, { organizationId: calendar.organizationId });
  void stranger.next().then((event) => event && heard.push(event));
  const told = former.next();
  await book(practice, client, calendar, inHours(30));
  expect(await told).toMatchObject({ change: 'BOOKED' });
  await practice.tell('MembershipChanged', { organizationId: calendar.organizationId, personId, roles: [] });
  void former.next().then((event) => event && heard.push(event));
  const own = await listen(client, 'appointmentChanged', appointmentQuery, {});
  const last = own.next();
  await book(practice, client, calendar, inHours(40));
  await last;
  expect(heard).toEqual([]);
});

test('who is not signed in is refused before anything is opened', async () => {
  const { refused } = await listen(anonymousViewer(), 'appointmentChanged', appointmentQuery, {});
  expect(refused).toMatchObject({ code: 'UNAUTHENTICATED' });
});

const messageQuery = `subscription ($id: ID!) { messageAdded(conversationId: $id) { resync message { sequence text author { id } } } }`;

test('a message reaches the other participant, opened; outsiders cannot listen', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const { conversation } = await book(practice, client, calendar, inHours(30));
  const { next } = await listen(calendar.practitioner, 'messageAdded', messageQuery, { id: conversation.id });
  const first = next();
  const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }`;
  await practice.ask(client, send, { input: { conversationId: conversation.id, text: 'On my way', idempotencyKey: newId() } });
  expect(await first).toEqual({ resync: false, message: { sequence: 1, text: 'On my way', author: { id: client.personId } } });
  expect((await listen(someone(), 'messageAdded', messageQuery, { id: conversation.id })).refused).toMatchObject({ code: 'NOT_FOUND' });
  const aimless = { ...calendar.practitioner, purpose: null };
  expect((await listen(aimless, 'messageAdded', messageQuery, { id: conversation.id })).refused).toMatchObject({
    code: 'FORBIDDEN',
    reason: 'PURPOSE_REQUIRED',
  });
});

test('a change of hours is told; without a filter it is refused', async () => {
  const query = `subscription ($id: ID) { scheduleChanged(practitionerId: $id) { practitioner { id } } }`;
  const calendar = await openCalendar(practice);
  const { next } = await listen(anonymousViewer(), 'scheduleChanged', query, { id: calendar.practitionerId });
  const first = next();
  const exception = `mutation ($input: AddScheduleExceptionInput!) { addScheduleException(input: $input) { __typename } }`;
  const input = { scheduleId: calendar.scheduleId, start: '2027-06-01', end: '2027-06-01', hours: [], idempotencyKey: newId() };
  await practice.ask(calendar.practitioner, exception, { input });
  expect(await first).toEqual({ practitioner: { id: calendar.practitionerId } });
  expect((await listen(anonymousViewer(), 'scheduleChanged', query, {})).refused).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('the lapse of a hold is on every screen without anybody asking; that it is held longer changes nothing there', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const { next } = await listen(anonymousViewer(), 'slotsChanged', slotsQuery, {
    ids: [calendar.practitionerId],
    from: inHours(24),
    to: inHours(100),
  });
  const first = next();
  const held = await hold(practice, client, calendar, inHours(30));
  expect(await first).toMatchObject({ change: 'HELD' });
  const renew = `mutation ($input: RenewHoldInput!) { renewHold(input: $input) { __typename } }`;
  await practice.ask(client, renew, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  const lapsed = next();
  await practice.database.shiftClock(2 * 3_600_000);
  try {
    expect(await expireHolds(practice.db)).toBeGreaterThan(0);
    expect(await lapsed).toMatchObject({ change: 'FREED', start: inHours(30).toISOString() });
  } finally {
    await practice.database.shiftClock(0);
  }
});

test('of a group it is told that seats changed, not that the time is gone, and not who sits there', async () => {
  const group = await openCalendar(practice, { capacity: 3 });
  const [one, other] = [someone(), someone()];
  const { next } = await listen(anonymousViewer(), 'slotsChanged', slotsQuery, {
    ids: [group.practitionerId],
    from: inHours(24),
    to: inHours(100),
  });
  const first = next();
  await book(practice, one, group, inHours(40));
  await book(practice, other, group, inHours(40));
  const told = [await first, await next(), await next(), await next()];
  expect(told.map(({ change }) => change)).toEqual(['SEATS', 'SEATS', 'SEATS', 'SEATS']);
  for (const { personId } of [one, other]) expect(JSON.stringify(told)).not.toContain(personId);
});

test('each verb of a visit is told by its own name, in order', async () => {
  const calendar = await openCalendar(practice, { requiresConfirmation: true });
  const desk = managerViewer({ organizationId: calendar.organizationId });
  const { next } = await listen(desk, 'appointmentChanged', appointmentQuery, { organizationId: calendar.organizationId });
  const first = next();
  const held = await hold(practice, someone(), calendar, inHours(4));
  const booking = `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { ... on BookAppointmentSuccess { appointment { id } } } }`;
  const client = (await practice.database.sql`select client_id from bookings.holds where id = ${held.hold.id}`)[0]?.client_id;
  const asked = await practice.ask(clientViewer(client), booking, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  const appointmentId = asked.data.bookAppointment.appointment.id;
  for (const verb of ['confirmAppointment', 'arriveAppointment', 'checkInAppointment', 'startAppointment']) {
    const query = `mutation ($input: ${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $input) { __typename ... on Problem { code } } }`;
    const { data, errors } = await practice.ask(desk, query, { input: { appointmentId, idempotencyKey: newId() } });
    expect(data?.[verb].code, JSON.stringify(errors)).toBeUndefined();
  }
  const told = [await first, await next(), await next(), await next(), await next()];
  expect(told.map(({ change }) => change)).toEqual(['REQUESTED', 'CONFIRMED', 'ARRIVED', 'CHECKED_IN', 'STARTED']);
});

test('who no longer takes part hears no message more; who comes back behind a cursor misses none and hears none twice', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const { conversation } = await book(practice, client, calendar, inHours(30));
  const query = `subscription ($id: ID!, $resumeAfter: String) { messageAdded(conversationId: $id, resumeAfter: $resumeAfter) { cursor message { sequence } } }`;
  const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }`;
  const write = (text: string) => practice.ask(client, send, { input: { conversationId: conversation.id, text, idempotencyKey: newId() } });
  const former = await listen(calendar.practitioner, 'messageAdded', query, { id: conversation.id });
  const own = await listen(client, 'messageAdded', query, { id: conversation.id });
  const [told, first] = [former.next(), own.next()];
  await write('one');
  expect((await told).message.sequence).toBe(1);
  const { organizationId, practitionerId: personId } = calendar;
  await practice.tell('MembershipChanged', { organizationId, personId, roles: [] });
  const heard: unknown[] = [];
  void former.next().then((event) => event && heard.push(event));
  await write('two');
  await write('three');
  const { cursor } = await first;
  expect([(await own.next()).message.sequence, (await own.next()).message.sequence]).toEqual([2, 3]);
  const again = await listen(client, 'messageAdded', query, { id: conversation.id, resumeAfter: cursor });
  expect([(await again.next()).message.sequence, (await again.next()).message.sequence]).toEqual([2, 3]);
  expect(heard).toEqual([]);
});

test('who leaves while nothing happens is gone at once', async () => {
  const opened = await practice.subgraph.subscribe(
    signedRequest(practice.hop.sign, {
      viewer: anonymousViewer(),
      query: slotsQuery,
      variables: { ids: [newId()], from: inHours(1), to: inHours(2) },
    }),
  );
  if (!(Symbol.asyncIterator in opened)) throw new Error('refused');
  const stream = opened[Symbol.asyncIterator]();
  const pending = stream.next();
  await stream.return?.();
  expect((await pending).done).toBe(true);
});

test('leaving stops the tail at once, also while nothing happens; a lost window says resync', async () => {
  const left = Promise.withResolvers<void>();
  const source = live({
    types: ['ScheduleChanged'] as const,
    tell: () => [],
    bus: {
      async *tail({ signal }) {
        yield { resync: true, cursor: '7' } as const;
        const { promise, resolve } = Promise.withResolvers<void>();
        signal.addEventListener('abort', () => resolve());
        await promise;
        left.resolve();
      },
    },
  });
  expect(await source.next()).toEqual({ done: false, value: { cursor: '7', resync: true } });
  const pending = source.next();
  await source.return?.();
  await left.promise;
  expect((await pending).done).toBe(true);
});
