import { asId, newId, type Viewer } from '@klear/core';
import { frontDeskViewer, managerViewer, practitionerViewer } from '@klear/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordAppointments } from '../src/commands/record-appointments.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { sql } = practice.database;
const minute = 60_000;
let calendar: Calendar;
let manager: Viewer;
let client: Viewer;
/** A start that everybody may book, and at which the client has been before. */
beforeEach(async () => {
  calendar = await openCalendar(practice, { bufferBeforeMinutes: 10, bufferAfterMinutes: 10, minimumNoticeMinutes: 120, dailyLimit: 3 });
  manager = managerViewer({ organizationId: calendar.organizationId });
  client = someone();
  await book(practice, client, calendar, inHours(200));
});

const answer = `__typename ... on SlotTaken { reasons alternatives { start } } ... on SlotNotOffered { reasons overridable } ... on Problem { code }`;
const bookFor = async (viewer: Viewer, start: Date, input: Record<string, unknown> = {}) => {
  const { data, errors } = await practice.ask(
    viewer,
    `mutation ($input: BookForClientInput!) { bookForClient(input: $input) { ${answer}
      ... on BookForClientSuccess { appointment { id status version overridden start end client { id } } } } }`,
    { input: { serviceId: calendar.service.serviceId, clientId: client.personId, start, idempotencyKey: newId(), ...input } },
  );
  return data?.bookForClient ?? errors[0]?.extensions;
};
const move = async (viewer: Viewer, appointment: { id: string; version: number }, start: Date, overriding?: string[]) => {
  const { data, errors } = await practice.ask(
    viewer,
    `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { ${answer}
      ... on RescheduleAppointmentSuccess { appointment { id version overridden start } } } }`,
    { input: { appointmentId: appointment.id, expectedVersion: appointment.version, start, overriding, idempotencyKey: newId() } },
  );
  return data?.rescheduleAppointment ?? errors[0]?.extensions;
};
const factsOf = async (appointmentId: string) =>
  (await sql`select type, reason from bookings.audit_events where entity_id = ${appointmentId} order by id`).map(({ type, reason }) =>
    reason ? `${type} ${reason}` : type,
  );

describe('the desk books for a client', () => {
  test('of the practice, at once and without a hold; told and written down as every booking is', async () => {
    const booked = await bookFor(frontDeskViewer({ organizationId: calendar.organizationId }), inHours(30));
    expect(booked).toMatchObject({ appointment: { status: 'BOOKED', version: 1, overridden: [], client: { id: client.personId } } });
    expect(await factsOf(booked.appointment.id)).toEqual(['appointment.booked']);
    const seen = await practice.ask(client, 'query ($id: ID!) { appointment(id: $id) { status conversation { id } } }', {
      id: booked.appointment.id,
    });
    expect(seen.data.appointment).toMatchObject({ status: 'BOOKED', conversation: { id: expect.any(String) } });
  });

  test('who never booked there is nobody to them; the practitioner books their own calendar alone; a client books for nobody', async () => {
    expect(await bookFor(manager, inHours(30), { clientId: newId() })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await bookFor(calendar.practitioner, inHours(30))).toMatchObject({ __typename: 'BookForClientSuccess' });
    const colleague = practitionerViewer({ organizationId: calendar.organizationId });
    expect(await bookFor(colleague, inHours(33))).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    expect(await bookFor(managerViewer(), inHours(33))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await bookFor(client, inHours(33))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an override', () => {
  const tooSoon = () => new Date(inHours(0.2).getTime() + 7 * minute);

  test('is refused with all reasons until each is named, and then keeps what it waived, for the practice alone to see', async () => {
    const start = tooSoon();
    const all = ['OFF_GRID', 'TOO_SOON'];
    expect(await bookFor(manager, start)).toMatchObject({ code: 'SLOT_NOT_OFFERED', reasons: all, overridable: all });
    expect(await bookFor(manager, start, { overriding: ['TOO_SOON'] })).toMatchObject({ reasons: all });
    const booked = await bookFor(manager, start, { overriding: [...all, 'HOLIDAY'] });
    expect(booked).toMatchObject({ appointment: { overridden: all } });
    expect((await factsOf(booked.appointment.id)).sort()).toEqual([
      'appointment.booked',
      'appointment.overridden OFF_GRID',
      'appointment.overridden TOO_SOON',
    ]);
    const seen = await practice.ask(client, 'query ($id: ID!) { appointment(id: $id) { status overridden } }', {
      id: booked.appointment.id,
    });
    expect(seen.data.appointment).toEqual({ status: 'BOOKED', overridden: null });
    expect(seen.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('is for those who answer for the practice, and for the practitioner; not for the desk', async () => {
    const overriding = ['OFF_GRID', 'TOO_SOON'];
    expect(await bookFor(frontDeskViewer({ organizationId: calendar.organizationId }), tooSoon(), { overriding })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await bookFor(calendar.practitioner, tooSoon(), { overriding })).toMatchObject({ __typename: 'BookForClientSuccess' });
  });

  test('waives a buffer and never an overlap', async () => {
    const taken = inHours(40);
    await book(practice, someone(), calendar, taken);
    // The other visit ends with ten minutes after it, which are part of its claim; ours would begin with ten before.
    const next = new Date(taken.getTime() + 70 * minute);
    expect(await bookFor(manager, next)).toMatchObject({ code: 'SLOT_NOT_OFFERED', reasons: ['OFF_GRID', 'BUFFER'] });
    expect(await bookFor(manager, next, { overriding: ['OFF_GRID', 'BUFFER'] })).toMatchObject({
      appointment: { overridden: ['OFF_GRID', 'BUFFER'] },
    });
    const inside = new Date(taken.getTime() + 30 * minute);
    const everything = ['PRACTITIONER_BUSY', 'BUFFER', 'CLIENT_BUSY', 'OFF_GRID', 'TOO_SOON'];
    client = someone();
    await book(practice, client, calendar, inHours(210));
    expect(await bookFor(manager, inside, { overriding: everything })).toMatchObject({
      __typename: 'SlotTaken',
      reasons: ['PRACTITIONER_BUSY'],
    });
    const overlaps = await sql`select 1 from bookings.claims a join bookings.claims b
      on a.id < b.id and a.resource_id = b.resource_id and a.kind = b.kind and a.during && b.during`;
    expect(overlaps).toHaveLength(0);
  });

  test('waives limits, and not what is retired', async () => {
    const day = [60, 62, 64, 66].map((hours) => inHours(hours));
    const berlin = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' });
    const [first = inHours(60)] = day;
    const sameDay = Array.from({ length: 24 }, (_, at) => new Date(first.getTime() + (at - 12) * 2 * 60 * minute)).filter(
      (at) => berlin(at) === berlin(first),
    );
    for (const start of sameDay.slice(0, 3)) await book(practice, someone(), calendar, start);
    const fourth = sameDay[3] ?? first;
    expect(await bookFor(manager, fourth)).toMatchObject({ reasons: ['DAILY_LIMIT'], overridable: ['DAILY_LIMIT'] });
    expect(await bookFor(manager, fourth, { overriding: ['DAILY_LIMIT'] })).toMatchObject({ appointment: { overridden: ['DAILY_LIMIT'] } });
    await practice.tell('ServiceChanged', { ...calendar.service, active: false });
    expect(await bookFor(manager, inHours(100), { overriding: ['SERVICE_RETIRED'] })).toMatchObject({
      code: 'SLOT_NOT_OFFERED',
      reasons: ['SERVICE_RETIRED'],
      overridable: [],
    });
  });

  test('moves an appointment where the client may not, and says what it waived', async () => {
    const appointment = await book(practice, client, calendar, inHours(50));
    const start = new Date(inHours(52).getTime() + minute);
    expect(await move(client, appointment, start, ['OFF_GRID'])).toMatchObject({ code: 'FORBIDDEN' });
    expect(await move(manager, appointment, start)).toMatchObject({ reasons: ['OFF_GRID'], overridable: ['OFF_GRID'] });
    expect(await move(manager, appointment, start, ['OFF_GRID'])).toMatchObject({
      appointment: { id: appointment.id, version: 2, overridden: ['OFF_GRID'], start: start.toISOString() },
    });
  });
});

describe('a visit that needs a room', () => {
  const rooms = async (count: number) => {
    const facts = { needs: [{ kind: 'ROOM' as const, type: 'massage-room' }], requiresConfirmation: false };
    const first = await openCalendar(practice, facts);
    for (let at = 0; at < count; at += 1) {
      await sql`insert into bookings.resources (organization_id, id, location_id, kind, type, name)
        values (${first.organizationId}, ${newId()}, ${first.locationId}, 'ROOM', 'massage-room', ${`Room ${at}`})`;
    }
    return first;
  };

  test('claims one that is free together with its people, frees it with the visit, and says ROOM_BUSY when there is none', async () => {
    const first = await rooms(1);
    const appointment = await book(practice, someone(), first, inHours(30));
    const kinds = async () =>
      (await sql`select kind from bookings.claims where appointment_id = ${appointment.id} order by kind`).map((row) => row.kind);
    expect(await kinds()).toEqual(['CLIENT', 'PRACTITIONER', 'ROOM']);
    const colleague = practitionerViewer({ organizationId: first.organizationId, purpose: 'TREAT' });
    const second = await openCalendar(practice, { needs: [{ kind: 'ROOM', type: 'massage-room' }] }, colleague);
    await sql`update bookings.schedules set location_id = ${first.locationId} where id = ${second.scheduleId}`;
    const { data } = await practice.ask(
      someone(),
      'mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { ... on SlotTaken { reasons } } }',
      { input: { serviceId: second.service.serviceId, start: inHours(30), idempotencyKey: newId() } },
    );
    expect(data.holdSlot).toEqual({ reasons: ['ROOM_BUSY'] });
    expect((await hold(practice, someone(), second, inHours(31))).__typename).toBe('HoldSlotSuccess');
  });

  test('recorded in bulk it claims its room too, and is refused where there is none', async () => {
    const first = await rooms(1);
    const colleague = practitionerViewer({ organizationId: first.organizationId, purpose: 'TREAT' });
    const second = await openCalendar(practice, { needs: [{ kind: 'ROOM', type: 'massage-room' }] }, colleague);
    await sql`update bookings.schedules set location_id = ${first.locationId} where id = ${second.scheduleId}`;
    const told = [first, second].map(({ service }) => ({
      id: newId<'Appointment'>(),
      serviceId: asId<'Service'>(service.serviceId),
      clientId: newId<'User'>(),
      start: inHours(30),
      status: 'booked' as const,
    }));
    expect(await recordAppointments(practice.db, told)).toEqual({ recorded: 1, known: 0, refused: [told[1]?.id] });
    const held = await sql`select kind from bookings.claims where appointment_id = ${told[0]?.id ?? ''} order by kind`;
    expect(held.map(({ kind }) => kind)).toEqual(['CLIENT', 'PRACTITIONER', 'ROOM']);
  });

  test('finds the next free room when rivals were faster with the first: as many win as there are rooms', async () => {
    const first = await rooms(3);
    const calendars = [first];
    for (let at = 0; at < 5; at += 1) {
      const colleague = practitionerViewer({ organizationId: first.organizationId, purpose: 'TREAT' });
      const other = await openCalendar(practice, { needs: [{ kind: 'ROOM', type: 'massage-room' }] }, colleague);
      await sql`update bookings.schedules set location_id = ${first.locationId} where id = ${other.scheduleId}`;
      calendars.push(other);
    }
    const outcomes = await Promise.all(calendars.map((one) => hold(practice, someone(), one, inHours(30))));
    expect(outcomes.filter(({ __typename }) => __typename === 'HoldSlotSuccess')).toHaveLength(3);
    expect(outcomes.filter(({ __typename }) => __typename === 'SlotTaken')).toHaveLength(3);
    const held =
      await sql`select distinct resource_id from bookings.claims where kind = 'ROOM' and organization_id = ${first.organizationId}`;
    expect(held).toHaveLength(3);
  });
});
