import { newId, type Viewer } from '@klear/core';
import { frontDeskViewer, managerViewer } from '@klear/testing';
import { beforeEach, expect, test } from 'vitest';
import { expireHolds } from '../src/commands/expire-holds.ts';
import { lapseRequests } from '../src/commands/lapse-requests.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { sql } = practice.database;
let calendar: Calendar;
beforeEach(async () => {
  calendar = await openCalendar(practice, { requiresConfirmation: true });
});

/** A verb on an appointment, and what it answered. */
const act = async (viewer: Viewer, verb: string, appointmentId: string, expectedVersion?: number) => {
  const name = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
  const { data, errors } = await practice.ask(
    viewer,
    `mutation ($input: ${name}Input!) { ${verb}(input: $input) { __typename
      ... on ${name}Success { appointment { status version encounterStatus startedAt answerBy } } ... on TransitionRefused { status } ... on Problem { code } } }`,
    { input: { appointmentId, expectedVersion, idempotencyKey: newId() } },
  );
  return data?.[verb] ?? errors[0]?.extensions;
};
const toldOf = async (appointmentId: string) => {
  const rows = await sql`select envelope from bookings.outbox where envelope -> 'aggregate' ->> 'id' = ${appointmentId} order by position`;
  return rows.map(({ envelope }) => envelope.type);
};

test('a request keeps its time until the practice answers; confirmed it is booked, with the next version', async () => {
  const [client, desk] = [someone(), frontDeskViewer({ organizationId: calendar.organizationId })];
  const request = await book(practice, client, calendar, inHours(60));
  expect(request).toMatchObject({ status: 'PENDING', version: 1 });
  expect((await hold(practice, someone(), calendar, inHours(60))).__typename).toBe('SlotTaken');
  expect(await act(client, 'confirmAppointment', request.id)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await act(desk, 'confirmAppointment', request.id, 2)).toMatchObject({ code: 'VERSION_CONFLICT' });
  expect(await act(desk, 'confirmAppointment', request.id, 1)).toMatchObject({ appointment: { status: 'BOOKED', version: 2 } });
  expect(await act(desk, 'confirmAppointment', request.id)).toMatchObject({ code: 'TRANSITION_REFUSED', status: 'BOOKED' });
  expect(await toldOf(request.id)).toEqual(['AppointmentRequested', 'AppointmentConfirmed']);
});

test('two who answer a request at once: one answer holds, the other hears how it stands', async () => {
  const desk = frontDeskViewer({ organizationId: calendar.organizationId });
  const manager = managerViewer({ organizationId: calendar.organizationId });
  for (let round = 0; round < 5; round += 1) {
    const request = await book(practice, someone(), calendar, inHours(60 + round * 2));
    const answers = await Promise.all([
      act(desk, 'confirmAppointment', request.id, 1),
      act(manager, 'declineAppointment', request.id, 1),
      act(manager, 'confirmAppointment', request.id, 1),
    ]);
    expect(answers.filter(({ __typename }) => __typename.endsWith('Success'))).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'VersionConflict')).toHaveLength(2);
  }
});

test('two pending requests confirmed at once keep their own times: neither overlaps, neither is lost', async () => {
  const desk = frontDeskViewer({ organizationId: calendar.organizationId });
  const requests = [await book(practice, someone(), calendar, inHours(60)), await book(practice, someone(), calendar, inHours(61))];
  const answers = await Promise.all(requests.map(({ id }) => act(desk, 'confirmAppointment', id, 1)));
  expect(answers.map(({ __typename }) => __typename)).toEqual(['ConfirmAppointmentSuccess', 'ConfirmAppointmentSuccess']);
  const claims = await sql`select 1 from bookings.claims where appointment_id in ${sql(requests.map(({ id }) => id))}`;
  expect(claims).toHaveLength(4);
});

test('a declined request frees its time and is told as cancelled, free of charge', async () => {
  const request = await book(practice, someone(), calendar, inHours(60));
  expect(await act(calendar.practitioner, 'declineAppointment', request.id)).toMatchObject({ appointment: { status: 'CANCELLED' } });
  expect(await toldOf(request.id)).toEqual(['AppointmentRequested', 'AppointmentCancelled']);
  const [event] =
    await sql`select envelope from bookings.outbox where envelope ->> 'type' = 'AppointmentCancelled' and envelope -> 'aggregate' ->> 'id' = ${request.id}`;
  expect(event?.envelope.payload).toMatchObject({ cancelledBy: 'PRACTITIONER', reason: 'PRACTITIONER', feeMinor: 0 });
  expect((await hold(practice, someone(), calendar, inHours(60))).__typename).toBe('HoldSlotSuccess');
});

test('a request that nobody answers within a day lapses, once, and cannot be confirmed any more', async () => {
  const desk = frontDeskViewer({ organizationId: calendar.organizationId });
  const request = await book(practice, someone(), calendar, inHours(60));
  await practice.database.shiftClock(23 * 3_600_000);
  try {
    expect(await lapseRequests(practice.db)).toBe(0);
    await practice.database.shiftClock(24.1 * 3_600_000);
    expect(await act(desk, 'confirmAppointment', request.id)).toMatchObject({ code: 'TRANSITION_REFUSED', status: 'PENDING' });
    const ended = await Promise.all([lapseRequests(practice.db), lapseRequests(practice.db)]);
    expect(ended.reduce((sum, count) => sum + count)).toBe(1);
  } finally {
    await practice.database.shiftClock(0);
  }
  expect(await sql`select 1 from bookings.claims where appointment_id = ${request.id}`).toHaveLength(0);
  expect(await toldOf(request.id)).toEqual(['AppointmentRequested', 'AppointmentCancelled']);
});

test('the day of a visit: arrived, checked in, begun, had; each once and in order, each told', async () => {
  const plain = await openCalendar(practice);
  const desk = frontDeskViewer({ organizationId: plain.organizationId });
  const visit = await book(practice, someone(), plain, inHours(2));
  expect(await act(desk, 'startAppointment', visit.id)).toMatchObject({ code: 'TRANSITION_REFUSED', status: 'BOOKED' });
  expect(await act(desk, 'arriveAppointment', visit.id, 1)).toMatchObject({
    appointment: { status: 'ARRIVED', encounterStatus: 'ARRIVED' },
  });
  expect(await act(desk, 'arriveAppointment', visit.id)).toMatchObject({ code: 'TRANSITION_REFUSED', status: 'ARRIVED' });
  expect(await act(desk, 'checkInAppointment', visit.id, 2)).toMatchObject({ appointment: { status: 'CHECKED_IN', startedAt: null } });
  const begun = await act(plain.practitioner, 'startAppointment', visit.id, 3);
  expect(begun).toMatchObject({ appointment: { status: 'CHECKED_IN', encounterStatus: 'IN_PROGRESS', version: 4 } });
  expect(begun.appointment.startedAt).not.toBeNull();
  expect(await act(desk, 'startAppointment', visit.id)).toMatchObject({ code: 'TRANSITION_REFUSED', status: 'CHECKED_IN' });
  expect(await toldOf(visit.id)).toEqual(['AppointmentBooked', 'AppointmentArrived', 'AppointmentCheckedIn', 'AppointmentStarted']);
});

test('a hold is renewed within its whole life of half an hour, and what has lapsed stays lapsed', async () => {
  const plain = await openCalendar(practice);
  const client = someone();
  const { hold: held } = await hold(practice, client, plain, inHours(40));
  const renew = async () => {
    const { data } = await practice.ask(
      client,
      `mutation ($input: RenewHoldInput!) { renewHold(input: $input) { __typename ... on RenewHoldSuccess { hold { expiresAt latestExpiry quote { expiresAt } } } } }`,
      { input: { holdId: held.id, idempotencyKey: newId() } },
    );
    return data.renewHold;
  };
  try {
    await practice.database.shiftClock(9 * 60_000);
    const kept = await renew();
    const { latestExpiry } = kept.hold;
    expect(Date.parse(kept.hold.expiresAt) - Date.parse(held.expiresAt)).toBeGreaterThanOrEqual(8.9 * 60_000);
    expect(kept.hold.quote.expiresAt).toBe(kept.hold.expiresAt);
    await practice.database.shiftClock(11 * 60_000);
    await expireHolds(practice.db);
    expect((await hold(practice, someone(), plain, inHours(40))).__typename).toBe('SlotTaken');
    for (const minutes of [18, 26]) {
      await practice.database.shiftClock(minutes * 60_000);
      await renew();
    }
    expect((await renew()).hold.expiresAt).toBe(latestExpiry);
    await practice.database.shiftClock(31 * 60_000);
    expect(await renew()).toEqual({ __typename: 'HoldExpired' });
    expect((await hold(practice, someone(), plain, inHours(40))).__typename).toBe('HoldSlotSuccess');
  } finally {
    await practice.database.shiftClock(0);
  }
});
