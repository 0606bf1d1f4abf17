import { newId } from '@klear/core';
import { anonymousViewer } from '@klear/testing';
import { expect, test } from 'vitest';
import { book, bookMutation, hold, inHours, openCalendar, openPractice, quotes, someone } from './practice.ts';

const practice = await openPractice();

test('a client finds a slot, holds it with a signed price, books it, moves it, cancels it, and the time is free again', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const start = inHours(48);
  const slotsQuery = `query ($ids: [ID!]!, $from: DateTime!, $to: DateTime!) { slots(practitionerIds: $ids, from: $from, to: $to, firstEach: 4) {
    practitioner { id } slots { start end timeZone service { id } location { id } } } }`;
  const variables = { ids: [calendar.practitionerId], from: start, to: inHours(50) };
  const slotsNow = async () => {
    const { data, errors } = await practice.ask(anonymousViewer(), slotsQuery, variables);
    expect(errors).toEqual([]);
    return data.slots[0].slots.map((slot: { start: string }) => slot.start);
  };
  expect(await slotsNow()).toContain(start.toISOString());

  const held = await hold(practice, client, calendar, start);
  expect(held).toMatchObject({
    __typename: 'HoldSlotSuccess',
    hold: { start: start.toISOString(), quote: { price: { amountMinor: 0, currency: 'EUR' } } },
  });
  const [text, mac] = held.hold.quote.token.split('.');
  expect(quotes.verify(text, mac)).toBe(true);
  expect(JSON.parse(Buffer.from(text, 'base64url').toString())).toMatchObject({
    holdId: held.hold.id,
    clientId: client.personId,
    amountMinor: 0,
  });
  expect(await slotsNow()).not.toContain(start.toISOString());
  expect(practice.queued.at(-1)?.startAfter?.toISOString()).toBe(held.hold.expiresAt);

  const booked = await practice.ask(client, bookMutation, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  expect(booked.errors).toEqual([]);
  const { appointment } = booked.data.bookAppointment;
  expect(appointment).toMatchObject({
    status: 'BOOKED',
    version: 1,
    minutesDuration: 60,
    timeZone: 'Europe/Berlin',
    client: { id: client.personId },
    conversation: { unreadCount: 0 },
    location: { id: calendar.locationId },
  });

  const moved = await practice.ask(
    client,
    `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { __typename ... on RescheduleAppointmentSuccess { appointment { id version start } } } }`,
    { input: { appointmentId: appointment.id, start: inHours(72), expectedVersion: 1, idempotencyKey: newId() } },
  );
  expect(moved.data.rescheduleAppointment).toEqual({
    __typename: 'RescheduleAppointmentSuccess',
    appointment: { id: appointment.id, version: 2, start: inHours(72).toISOString() },
  });
  expect(await slotsNow()).toContain(start.toISOString());

  const cancel = `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename ... on CancelAppointmentSuccess { appointment { status cancelationReason version } }
    ... on TransitionRefused { code status } ... on VersionConflict { code } } }`;
  const stale = await practice.ask(client, cancel, {
    input: { appointmentId: appointment.id, expectedVersion: 1, idempotencyKey: newId() },
  });
  expect(stale.data.cancelAppointment).toEqual({ __typename: 'VersionConflict', code: 'VERSION_CONFLICT' });
  const cancelled = await practice.ask(client, cancel, {
    input: { appointmentId: appointment.id, expectedVersion: 2, idempotencyKey: newId() },
  });
  expect(cancelled.data.cancelAppointment.appointment).toEqual({ status: 'CANCELLED', cancelationReason: 'CLIENT', version: 3 });
  const again = await practice.ask(client, cancel, { input: { appointmentId: appointment.id, idempotencyKey: newId() } });
  expect(again.data.cancelAppointment).toEqual({ __typename: 'TransitionRefused', code: 'TRANSITION_REFUSED', status: 'CANCELLED' });
  expect(await practice.database.sql`select 1 from bookings.claims where client_id = ${client.personId}`).toHaveLength(0);

  await practice.relay.drain();
  const told = practice.published.filter((event) => [held.hold.id, appointment.id].includes(event.aggregate.id));
  expect(told.map((event) => [event.type, event.aggregate.version])).toEqual([
    ['SlotHeld', 1],
    ['AppointmentBooked', 1],
    ['BookingProcessChanged', 2],
    ['AppointmentRescheduled', 2],
    ['AppointmentCancelled', 3],
  ]);
});

test('an expired hold cannot be booked; the sweep frees its time and tells so', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const held = await hold(practice, client, calendar, inHours(30));
  await practice.database.shiftClock(11 * 60_000);
  try {
    const { data } = await practice.ask(client, bookMutation, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
    expect(data.bookAppointment).toMatchObject({ __typename: 'HoldExpired', code: 'HOLD_EXPIRED' });
    const other = await hold(practice, someone(), calendar, inHours(30));
    expect(other.__typename, 'the competing transaction evicts the expired hold').toBe('HoldSlotSuccess');
    const { bookingsJobs } = await import('../src/events/jobs.ts');
    await bookingsJobs(practice.deps)['bookings.expire-holds']?.handle({});
    await practice.relay.drain();
    const released = practice.published.filter((event) => event.type === 'HoldReleased' && event.aggregate.id === held.hold.id);
    expect(released).toMatchObject([{ payload: { reason: 'EXPIRED' } }]);
  } finally {
    await practice.database.shiftClock(0);
  }
});

test('a repeat with the same key returns the first answer; with another input it is refused; nothing is done twice', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const key = newId();
  const first = await hold(practice, client, calendar, inHours(40), key);
  const second = await hold(practice, client, calendar, inHours(40), key);
  expect(second.hold.id).toBe(first.hold.id);
  const other = await practice.ask(client, `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename } }`, {
    input: { serviceId: calendar.service.serviceId, start: inHours(41), idempotencyKey: key },
  });
  expect(other.errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await practice.database.sql`select 1 from bookings.holds where client_id = ${client.personId}`).toHaveLength(1);
});

test('a new hold of the same client replaces an overlapping one of their own, and only when it succeeds', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const first = await hold(practice, client, calendar, inHours(60));
  const again = await hold(practice, client, calendar, new Date(inHours(60).getTime() + 30 * 60_000));
  expect(again.__typename).toBe('HoldSlotSuccess');
  const rows = await practice.database.sql`select outcome from bookings.holds where id = ${first.hold.id}`;
  expect(rows[0]?.outcome).toBe('RELEASED');

  await book(practice, someone(), calendar, inHours(62));
  const lost = await hold(practice, client, calendar, new Date(inHours(61).getTime() + 30 * 60_000));
  expect(lost.__typename).toBe('SlotTaken');
  const kept = await practice.database.sql`select outcome from bookings.holds where id = ${again.hold.id}`;
  expect(kept[0]?.outcome).toBeNull();
});

test('one client keeps at most five slots at a time', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  for (const hours of [24, 26, 28, 30, 32])
    expect((await hold(practice, client, calendar, inHours(hours))).__typename).toBe('HoldSlotSuccess');
  const query = `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename } }`;
  const input = { serviceId: calendar.service.serviceId, start: inHours(34), idempotencyKey: newId() };
  expect((await practice.ask(client, query, { input })).errors[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  expect((await hold(practice, client, calendar, inHours(32))).__typename, 'changing one’s mind is not one more').toBe('HoldSlotSuccess');
});

test('a client who is busy elsewhere learns only that', async () => {
  const [here, there] = [await openCalendar(practice), await openCalendar(practice)];
  const client = someone();
  await book(practice, client, here, inHours(90));
  expect(await hold(practice, client, there, inHours(90))).toEqual({
    __typename: 'ClientBusy',
    code: 'CLIENT_BUSY',
    message: 'There is another appointment at that time. Choose another start.',
  });
});
