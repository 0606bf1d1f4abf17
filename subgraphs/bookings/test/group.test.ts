import { asId, newId, type Viewer } from '@klear/core';
import { frontDeskViewer } from '@klear/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { expireHolds } from '../src/commands/expire-holds.ts';
import { recordAppointments } from '../src/commands/record-appointments.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { sql } = practice.database;
let calendar: Calendar;
beforeEach(async () => {
  calendar = await openCalendar(practice, { capacity: 3 });
});

const seatsAt = async (start: Date): Promise<number | undefined> => {
  const rows =
    await sql`select seats_taken from bookings.sessions where service_id = ${calendar.service.serviceId} and starts_at = ${start}`;
  return rows[0]?.seats_taken as number | undefined;
};
const claimsOf = (kind: string) =>
  sql`select 1 from bookings.claims where kind = ${kind} and resource_id = ${calendar.practitionerId}`.then((rows) => rows.length);

const cancel = (viewer: Viewer, appointmentId: string) =>
  practice.ask(viewer, 'mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }', {
    input: { appointmentId, idempotencyKey: newId() },
  });
const move = async (viewer: Viewer, appointment: { id: string; version: number }, start: Date) =>
  (
    await practice.ask(
      viewer,
      `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { __typename
        ... on RescheduleAppointmentSuccess { appointment { id start } } ... on SlotTaken { reasons } } }`,
      { input: { appointmentId: appointment.id, expectedVersion: appointment.version, start, idempotencyKey: newId() } },
    )
  ).data.rescheduleAppointment;

describe('a group session', () => {
  test('has as many seats as the service says; the practitioner is claimed once; who comes late is told FULL', async () => {
    const start = inHours(30);
    const clients = [someone(), someone(), someone()];
    for (const client of clients) await book(practice, client, calendar, start);
    expect(await seatsAt(start)).toBe(3);
    expect(await claimsOf('PRACTITIONER')).toBe(1);
    const { data } = await practice.ask(
      someone(),
      `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename ... on SlotTaken { reasons alternatives { start } } } }`,
      { input: { serviceId: calendar.service.serviceId, start, idempotencyKey: newId() } },
    );
    expect(data.holdSlot).toMatchObject({ __typename: 'SlotTaken', reasons: ['FULL'] });
    expect(data.holdSlot.alternatives).toHaveLength(5);
  });

  test('the last seat goes to one of twenty who want it at once', async () => {
    const start = inHours(30);
    for (const client of [someone(), someone()]) await book(practice, client, calendar, start);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => hold(practice, someone(), calendar, start)));
    expect(outcomes.filter(({ __typename }) => __typename === 'HoldSlotSuccess')).toHaveLength(1);
    expect(outcomes.filter(({ __typename }) => __typename === 'SlotTaken')).toHaveLength(19);
    expect(await seatsAt(start)).toBe(3);
  });

  test('leaving frees the seat, and the last one who leaves frees the practitioner', async () => {
    const start = inHours(30);
    const [one, two] = [someone(), someone()];
    const [first, second] = [await book(practice, one, calendar, start), await book(practice, two, calendar, start)];
    await cancel(one, first.id);
    expect([await seatsAt(start), await claimsOf('PRACTITIONER')]).toEqual([1, 1]);
    await cancel(two, second.id);
    expect([await seatsAt(start), await claimsOf('PRACTITIONER')]).toEqual([0, 0]);
    await book(practice, someone(), calendar, start);
    expect([await seatsAt(start), await claimsOf('PRACTITIONER')]).toEqual([1, 1]);
  });

  test('another service of the practitioner finds them busy, and so does another length of the same start', async () => {
    const start = inHours(30);
    await book(practice, someone(), calendar, start);
    const { serviceId } = calendar.service;
    const other = { ...calendar.service, serviceId: newId<'Service'>(), capacity: 1 };
    await practice.tell('ServiceChanged', other);
    expect((await hold(practice, someone(), { ...calendar, service: other }, start)).__typename).toBe('SlotTaken');
    expect(serviceId).not.toBe(other.serviceId);
  });

  test('a seat moves to another session, and stays where it is when that one is full', async () => {
    const [start, later] = [inHours(30), inHours(33)];
    const mover = someone();
    const seat = await book(practice, mover, calendar, start);
    for (const client of [someone(), someone(), someone()]) await book(practice, client, calendar, later);
    expect(await move(mover, seat, later)).toEqual({ __typename: 'SlotTaken', reasons: ['FULL'] });
    expect([await seatsAt(start), await seatsAt(later)]).toEqual([1, 3]);
    const free = inHours(36);
    expect(await move(mover, seat, free)).toMatchObject({ appointment: { id: seat.id, start: free.toISOString() } });
    expect([await seatsAt(start), await seatsAt(free)]).toEqual([0, 1]);
    expect(await claimsOf('PRACTITIONER')).toBe(2);
  });

  test('seats of holds that expired are free, swept or not, and so is the practitioner when there are no others', async () => {
    const start = inHours(30);
    await Promise.all([someone(), someone(), someone()].map((client) => hold(practice, client, calendar, start)));
    expect((await hold(practice, someone(), calendar, start)).__typename).toBe('SlotTaken');
    await practice.database.shiftClock(11 * 60_000);
    try {
      expect((await hold(practice, someone(), calendar, start)).__typename).toBe('HoldSlotSuccess');
      expect(await seatsAt(start)).toBe(1);
      await practice.database.shiftClock(22 * 60_000);
      const other = { ...calendar.service, serviceId: newId<'Service'>(), capacity: 1 };
      await practice.tell('ServiceChanged', other);
      expect((await hold(practice, someone(), { ...calendar, service: other }, start)).__typename).toBe('HoldSlotSuccess');
      await expireHolds(practice.db);
    } finally {
      await practice.database.shiftClock(0);
    }
    expect(await seatsAt(start)).toBe(0);
  });

  test('recorded in bulk it takes as many as it has seats, its practitioner once; again it takes none', async () => {
    const start = inHours(30);
    const told = Array.from({ length: 4 }, () => ({
      id: newId<'Appointment'>(),
      serviceId: asId<'Service'>(calendar.service.serviceId),
      clientId: newId<'User'>(),
      start,
      status: 'booked' as const,
    }));
    const first = await recordAppointments(practice.db, told);
    expect([first.recorded, first.refused.length]).toEqual([3, 1]);
    expect([await seatsAt(start), await claimsOf('PRACTITIONER')]).toEqual([3, 1]);
    expect(await recordAppointments(practice.db, told)).toEqual({ recorded: 0, known: 3, refused: first.refused });
  });

  test('the wall: a session with more seats than it has cannot be written', async () => {
    const start = inHours(30);
    await book(practice, someone(), calendar, start);
    await expect(sql`update bookings.sessions set seats_taken = 4 where service_id = ${calendar.service.serviceId}`).rejects.toMatchObject({
      constraint_name: 'sessions_are_never_overfull',
    });
  });
});

describe('those who take part do not know of one another', () => {
  const allow = (viewer: Viewer, appointmentId: string, allowed: boolean) =>
    practice.ask(
      viewer,
      `mutation ($input: AllowCoAttendeesInput!) { allowCoAttendees(input: $input) { __typename
        ... on AllowCoAttendeesSuccess { appointment { allowsCoAttendees coAttendees { id } } } ... on Problem { code } } }`,
      { input: { appointmentId, allowed, idempotencyKey: newId() } },
    );
  const seen = async (viewer: Viewer, appointmentId: string): Promise<string[]> => {
    const { data } = await practice.ask(viewer, 'query ($id: ID!) { appointment(id: $id) { coAttendees { id } } }', { id: appointmentId });
    return (data.appointment?.coAttendees ?? []).map(({ id }: { id: string }) => id);
  };

  test('unless both allow it, and only while both do', async () => {
    const start = inHours(30);
    const [one, two, three] = [someone(), someone(), someone()];
    const first = await book(practice, one, calendar, start);
    const second = await book(practice, two, calendar, start);
    const third = await book(practice, three, calendar, start);
    await allow(one, first.id, true);
    expect(await seen(one, first.id)).toEqual([]);
    await allow(two, second.id, true);
    expect(await seen(one, first.id)).toEqual([two.personId]);
    expect(await seen(two, second.id)).toEqual([one.personId]);
    expect(await seen(three, third.id)).toEqual([]);
    await allow(one, first.id, false);
    expect([await seen(one, first.id), await seen(two, second.id)]).toEqual([[], []]);
    await allow(one, first.id, true);
    await cancel(two, second.id);
    expect(await seen(one, first.id)).toEqual([]);
  });

  test('only the client says so, of a seat of their own', async () => {
    const seat = await book(practice, someone(), calendar, inHours(30));
    const desk = frontDeskViewer({ organizationId: calendar.organizationId });
    expect((await allow(desk, seat.id, true)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await allow(someone(), seat.id, true)).errors[0]?.extensions.code).toBe('NOT_FOUND');
    const single = await openCalendar(practice);
    const client = someone();
    const alone = await book(practice, client, single, inHours(30));
    expect((await allow(client, alone.id, true)).data.allowCoAttendees).toMatchObject({ code: 'TRANSITION_REFUSED' });
  });
});
