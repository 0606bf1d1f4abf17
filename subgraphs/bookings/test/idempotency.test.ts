import { newId, type Viewer } from '@klear/core';
import { frontDeskViewer } from '@klear/testing';
import { expect, test } from 'vitest';
import { book, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const calendar = await openCalendar(practice);
const client = someone();
const desk = frontDeskViewer({ organizationId: calendar.organizationId });
const soon = await book(practice, client, calendar, inHours(2));
const later = await book(practice, client, calendar, inHours(50));
const held = await hold(practice, client, calendar, inHours(60));
const given = await hold(practice, client, calendar, inHours(70));
const idempotencyKey = newId();

const exception = `mutation ($input: AddScheduleExceptionInput!) { addScheduleException(input: $input) { ... on AddScheduleExceptionSuccess { schedule { exceptions { edges { node { id } } } } } } }`;
const added = await practice.ask(calendar.practitioner, exception, {
  input: {
    scheduleId: calendar.scheduleId,
    start: '2029-01-01',
    end: '2029-01-02',
    hours: [{ opens: '09:00', closes: '10:00' }],
    idempotencyKey,
  },
});
const exceptionId: string = added.data.addScheduleException.schedule.exceptions.edges[0].node.id;

/** Every mutation, in an order in which each can happen: who calls it, with what, and a field that would differ if it happened twice. */
const calls: [string, Viewer, object, string, object][] = [
  [
    'setSchedule',
    calendar.practitioner,
    {
      organizationId: calendar.organizationId,
      practitionerId: calendar.practitionerId,
      locationId: calendar.locationId,
      timeZone: 'Europe/Berlin',
      weeklyHours: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
        weekday,
        opens: '00:00',
        closes: '24:00',
      })),
      start: '2020-01-01',
      expectedVersion: 2,
    },
    '... on SetScheduleSuccess { schedule { version } }',
    { timeZone: 'Asia/Tokyo' },
  ],
  [
    'addScheduleException',
    calendar.practitioner,
    { scheduleId: calendar.scheduleId, start: '2029-05-01', end: '2029-05-01', hours: [] },
    '... on AddScheduleExceptionSuccess { schedule { version exceptions { edges { node { hours { opens closes } } } } } }',
    { end: '2029-05-02' },
  ],
  [
    'removeScheduleException',
    calendar.practitioner,
    { exceptionId },
    '... on RemoveScheduleExceptionSuccess { schedule { version } }',
    { exceptionId: newId() },
  ],
  [
    'holdSlot',
    client,
    { serviceId: calendar.service.serviceId, start: inHours(80) },
    '... on HoldSlotSuccess { hold { id } }',
    { start: inHours(81) },
  ],
  ['releaseHold', client, { holdId: given.hold.id }, '... on ReleaseHoldSuccess { holdId }', { holdId: held.hold.id }],
  [
    'bookAppointment',
    client,
    { holdId: held.hold.id },
    '... on BookAppointmentSuccess { appointment { id version } }',
    { holdId: given.hold.id },
  ],
  [
    'rescheduleAppointment',
    client,
    { appointmentId: later.id, start: inHours(55), expectedVersion: 1 },
    '... on RescheduleAppointmentSuccess { appointment { start version } }',
    { start: inHours(56) },
  ],
  [
    'cancelAppointment',
    client,
    { appointmentId: later.id, reason: 'CLIENT' },
    '... on CancelAppointmentSuccess { appointment { status version } }',
    { reason: 'OTHER' },
  ],
  [
    'checkInAppointment',
    desk,
    { appointmentId: soon.id },
    '... on CheckInAppointmentSuccess { appointment { status version } }',
    { appointmentId: later.id },
  ],
  ['fulfilAppointment', desk, { appointmentId: soon.id }, '... on TransitionRefused { code status }', { appointmentId: later.id }],
  ['markNoShow', desk, { appointmentId: soon.id }, '... on TransitionRefused { code status }', { appointmentId: later.id }],
  [
    'sendMessage',
    client,
    { conversationId: soon.conversation.id, text: 'Hello' },
    '... on SendMessageSuccess { message { id sequence text } }',
    { text: 'Bye' },
  ],
  [
    'markConversationRead',
    calendar.practitioner,
    { conversationId: soon.conversation.id, sequence: 1 },
    '... on MarkConversationReadSuccess { conversation { unreadCount } }',
    { sequence: 2 },
  ],
];

test('the table has every mutation of the schema', () => {
  const fields = Object.keys(practice.subgraph.schema.getMutationType()?.getFields() ?? {});
  expect(calls.map(([name]) => name).sort()).toEqual(fields.sort());
});

test.each(calls)(
  '%s answers a repeat as the first time, refuses another input under its key, and happens once',
  async (name, viewer, input, selection, change) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${selection} } }`;
    const told = async () => Number((await practice.database.sql`select count(*)::integer as count from bookings.outbox`)[0]?.count);
    const first = await practice.ask(viewer, query, { input: { ...input, idempotencyKey: `${idempotencyKey}-${name}` } });
    expect(first.errors).toEqual([]);
    const events = await told();
    const second = await practice.ask(viewer, query, { input: { ...input, idempotencyKey: `${idempotencyKey}-${name}` } });
    expect(second.data).toEqual(first.data);
    const other = await practice.ask(viewer, query, { input: { ...input, ...change, idempotencyKey: `${idempotencyKey}-${name}` } });
    expect(other.errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await told(), 'events').toBe(events);
  },
);
