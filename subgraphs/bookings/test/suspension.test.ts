import { newId } from '@klear/core';
import { anonymousViewer, managerViewer } from '@klear/testing';
import { beforeEach, expect, test } from 'vitest';
import { currentViewer } from '../src/policies/current-viewer.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { sql } = practice.database;
let calendar: Calendar;
let version = 100_000;
beforeEach(async () => {
  calendar = await openCalendar(practice);
});

const suspend = (at = ++version) =>
  practice.tell('OrganizationSuspended', { organizationId: calendar.organizationId, reason: 'FRAUD' }, at);
const reinstate = (at = ++version) => practice.tell('OrganizationReinstated', { organizationId: calendar.organizationId }, at);
const slots = async () => {
  const query =
    'query($ids: [ID!]!, $from: DateTime!, $to: DateTime!) { slots(practitionerIds: $ids, from: $from, to: $to) { slots { start } } }';
  const { data } = await practice.ask(anonymousViewer(), query, { ids: [calendar.practitionerId], from: inHours(24), to: inHours(48) });
  return data.slots[0].slots.length;
};

test('nothing new is booked at a suspended organization: no slot is offered, none can be held, until it is reinstated', async () => {
  expect(await slots()).toBeGreaterThan(0);
  await suspend();
  expect(await slots()).toBe(0);
  expect(await hold(practice, someone(), calendar, inHours(30))).toMatchObject({
    __typename: 'SlotNotOffered',
    reasons: ['ORGANIZATION_SUSPENDED'],
  });
  await reinstate(version - 1);
  expect(await slots()).toBe(0);
  await reinstate();
  expect(await slots()).toBeGreaterThan(0);
  expect(await hold(practice, someone(), calendar, inHours(30))).toMatchObject({ __typename: 'HoldSlotSuccess' });
});

test('slots that were held there are given back and told, once; those of others stay', async () => {
  const other = await openCalendar(practice);
  const [client, third] = [someone(), someone()];
  const held = await hold(practice, client, calendar, inHours(30));
  const elsewhere = await hold(practice, third, other, inHours(31));
  await suspend();
  await suspend(version);
  const ended = await sql`select id, outcome from bookings.holds where id in ${sql([held.hold.id, elsewhere.hold.id])}`;
  expect(Object.fromEntries(ended.map(({ id, outcome }) => [id, outcome]))).toEqual({
    [held.hold.id]: 'RELEASED',
    [elsewhere.hold.id]: null,
  });
  const told =
    await sql`select envelope from bookings.outbox where envelope ->> 'type' = 'HoldReleased' and envelope -> 'payload' ->> 'holdId' = ${held.hold.id}`;
  expect(told).toHaveLength(1);
  const query = 'mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename } }';
  const { data } = await practice.ask(client, query, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  expect(data.bookAppointment.__typename).toBe('HoldExpired');
});

test('a hold that slipped in beside the suspension becomes no appointment', async () => {
  const client = someone();
  const held = await hold(practice, client, calendar, inHours(30));
  await sql`insert into bookings.known_organizations (id, suspended, version) values (${calendar.organizationId}, true, 1)`;
  const query = 'mutation($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename } }';
  const { data } = await practice.ask(client, query, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  expect(data.bookAppointment.__typename).toBe('HoldExpired');
});

test('those who have booked there still read their appointment and cancel it', async () => {
  const client = someone();
  const appointment = await book(practice, client, calendar, inHours(40));
  await suspend();
  const read = await practice.ask(client, 'query($id: ID!) { appointment(id: $id) { status } }', { id: appointment.id });
  expect(read.data.appointment.status).toBe('BOOKED');
  const cancel = 'mutation($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }';
  const input = { appointmentId: appointment.id, idempotencyKey: newId() };
  expect((await practice.ask(client, cancel, { input })).data.cancelAppointment.__typename).toBe('CancelAppointmentSuccess');
});

test('its staff acts with no role there, by what bookings knows itself: asked at each event of an open stream', async () => {
  const { organizationId } = calendar;
  const manager = managerViewer({ organizationId });
  await practice.tell('MembershipChanged', { organizationId, personId: manager.personId ?? newId(), roles: ['MANAGER'] });
  expect((await currentViewer(practice.db, manager)).roles).toEqual(['MANAGER']);
  await suspend();
  expect((await currentViewer(practice.db, manager)).roles).toEqual([]);
  await reinstate();
  expect((await currentViewer(practice.db, manager)).roles).toEqual(['MANAGER']);
});
