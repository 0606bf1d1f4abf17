import { newId, type Viewer } from '@klear/core';
import { anonymousViewer, frontDeskViewer, memberViewer, practitionerViewer, signedRequest } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wallOf } from '../src/domain/wall-time.ts';
import { asZone } from '../src/domain/zone.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const streams: AsyncIterator<unknown>[] = [];
beforeAll(() => practice.relay.start());
afterAll(() => {
  for (const stream of streams) void stream.return?.();
});

const berlin = asZone('Europe/Berlin');
const dayQuery = `query ($r: [_Any!]!, $date: Date, $first: Int, $after: String) { _entities(representations: $r) { ... on Organization {
  day(date: $date) { cursor date timeZone start end practitioners(first: $first, after: $after) { edges { cursor node { practitioner { id }
    open { start end location { id } } timeOff { start end } holds { id start end expiresAt service { id } }
    appointments { id version status start client { id } } } } pageInfo { hasNextPage endCursor } } } } } }`;
const queueQuery = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization {
  queue { since appointment { id status client { id } practitioner { id } } } } } }`;

const asked = (calendar: Calendar, more: object = {}) => ({
  r: [{ __typename: 'Organization', id: calendar.organizationId, timeZone: 'Europe/Berlin' }],
  ...more,
});
async function dayOf(viewer: Viewer, calendar: Calendar, date: string, more: object = {}) {
  const { data, errors } = await practice.ask(viewer, dayQuery, asked(calendar, { date, ...more }));
  return { day: data?._entities[0]?.day, errors };
}
async function queueOf(viewer: Viewer, calendar: Calendar) {
  const { data, errors } = await practice.ask(viewer, queueQuery, asked(calendar));
  return { queue: data?._entities[0]?.queue, errors };
}
async function run(name: string, viewer: Viewer, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename } }`;
  const { data, errors } = await practice.ask(viewer, query, { input: { idempotencyKey: newId(), ...input } });
  expect(data?.[name].__typename, JSON.stringify(errors)).toBe(`${type}Success`);
}
const deskOf = ({ organizationId }: Calendar) => frontDeskViewer({ organizationId });
/** Another practitioner of the same practice. */
const colleagueOf = ({ organizationId }: Calendar) => openCalendar(practice, {}, practitionerViewer({ organizationId, purpose: 'TREAT' }));

test('a day shows who works when, who comes and what is held, and nobody learns by whom it is held', async () => {
  const calendar = await openCalendar(practice);
  const start = inHours(48);
  const [client, other] = [someone(), someone()];
  const appointment = await book(practice, client, calendar, start);
  const kept = await hold(practice, other, calendar, inHours(50));
  const { date } = wallOf(start, berlin);
  const { day, errors } = await dayOf(deskOf(calendar), calendar, date);
  expect(errors).toEqual([]);
  expect(day).toMatchObject({ date, timeZone: 'Europe/Berlin', cursor: expect.any(String) });
  const [{ node }] = day.practitioners.edges;
  expect(node).toMatchObject({
    practitioner: { id: calendar.practitionerId },
    open: [{ start: day.start, end: day.end, location: { id: calendar.locationId } }],
    timeOff: [],
    appointments: [{ id: appointment.id, version: 1, status: 'BOOKED', start: start.toISOString(), client: { id: client.personId } }],
  });
  const held = wallOf(inHours(50), berlin).date === date ? [{ id: kept.hold.id, service: { id: calendar.service.serviceId } }] : [];
  expect(node.holds).toMatchObject(held);
  expect(JSON.stringify(day)).not.toContain(other.personId);
});

test('a day on which clocks change is as long as it is, and time off closes it', async () => {
  const calendar = await openCalendar(practice);
  const spring = (await dayOf(deskOf(calendar), calendar, '2027-03-28')).day;
  expect([spring.start, spring.end]).toEqual(['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z']);
  expect(spring.practitioners.edges[0].node.open).toMatchObject([{ start: spring.start, end: spring.end }]);
  await run('addScheduleException', calendar.practitioner, {
    ...{ scheduleId: calendar.scheduleId, start: '2027-03-28', end: '2027-03-28', hours: [] },
  });
  const closed = (await dayOf(deskOf(calendar), calendar, '2027-03-28')).day.practitioners.edges[0].node;
  expect(closed).toMatchObject({ open: [], timeOff: [{ start: spring.start, end: spring.end }] });
});

test('a practitioner sees their own column alone; who has no part in the desk is refused, with the reason', async () => {
  const calendar = await openCalendar(practice);
  const colleague = await colleagueOf(calendar);
  const start = inHours(48);
  await book(practice, someone(), colleague, start);
  const { date } = wallOf(start, berlin);
  const ids = (day: { practitioners: { edges: { node: { practitioner: { id: string } } }[] } }) =>
    day.practitioners.edges.map(({ node }) => node.practitioner.id);
  expect(ids((await dayOf(deskOf(calendar), calendar, date)).day)).toEqual([calendar.practitionerId, colleague.practitionerId].sort());
  expect(ids((await dayOf(calendar.practitioner, calendar, date)).day)).toEqual([calendar.practitionerId]);
  const billing = memberViewer({ organizationId: calendar.organizationId, roles: ['BILLING'] });
  const elsewhere = deskOf(await openCalendar(practice));
  for (const viewer of [billing, elsewhere, someone()]) {
    for (const { errors } of [await dayOf(viewer, calendar, date), await queueOf(viewer, calendar)]) {
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    }
  }
  expect((await dayOf(anonymousViewer(), calendar, date)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('columns are paged without a gap, by one statement for each question however many there are', async () => {
  const calendar = await openCalendar(practice);
  const calendars = [calendar, await colleagueOf(calendar), await colleagueOf(calendar)];
  for (const [index, one] of calendars.entries()) await book(practice, someone(), one, inHours(48 + 2 * index));
  const { date } = wallOf(inHours(48), berlin);
  practice.database.statements.reset();
  const all = (await dayOf(deskOf(calendar), calendar, date)).day.practitioners;
  expect(practice.database.statements.taken()).toHaveLength(4);
  const first = (await dayOf(deskOf(calendar), calendar, date, { first: 2 })).day.practitioners;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = (await dayOf(deskOf(calendar), calendar, date, { first: 2, after: first.pageInfo.endCursor })).day.practitioners;
  expect([...first.edges, ...rest.edges]).toEqual(all.edges);
  expect(all.edges).toHaveLength(3);
});

test('the queue is in the order of arrival, without those who left it, and forgets who was never noted as seen', async () => {
  const calendar = await openCalendar(practice);
  const desk = deskOf(calendar);
  const [early, late] = [await book(practice, someone(), calendar, inHours(2)), await book(practice, someone(), calendar, inHours(4))];
  await run('checkInAppointment', desk, { appointmentId: late.id });
  await run('checkInAppointment', desk, { appointmentId: early.id });
  const { queue } = await queueOf(desk, calendar);
  expect(queue).toMatchObject([{ appointment: { id: late.id, status: 'CHECKED_IN' } }, { appointment: { id: early.id } }]);
  expect(queue[0].since < queue[1].since).toBe(true);
  expect((await queueOf((await colleagueOf(calendar)).practitioner, calendar)).queue).toEqual([]);
  const seen = await book(practice, someone(), calendar, inHours(6));
  await run('arriveAppointment', desk, { appointmentId: seen.id });
  expect((await queueOf(desk, calendar)).queue[2]).toMatchObject({ appointment: { id: seen.id, status: 'ARRIVED' } });
  await run('checkInAppointment', desk, { appointmentId: seen.id });
  await run('startAppointment', desk, { appointmentId: seen.id });
  expect((await queueOf(desk, calendar)).queue, 'who is being seen does not wait').toHaveLength(2);
  await practice.database.shiftClock(5 * 3_600_000);
  try {
    await run('fulfilAppointment', desk, { appointmentId: late.id });
    expect((await queueOf(desk, calendar)).queue).toMatchObject([{ appointment: { id: early.id } }]);
    await practice.database.shiftClock(25 * 3_600_000);
    expect((await queueOf(desk, calendar)).queue).toEqual([]);
  } finally {
    await practice.database.shiftClock(0);
  }
});

const deskStream = `subscription ($id: ID!, $resumeAfter: String) { queueChanged(organizationId: $id, resumeAfter: $resumeAfter) { cursor resync change
  practitioner { id } appointment { id status start } entry { since appointment { id } } hold { id expiresAt service { id } } } }`;

async function listen(viewer: Viewer, calendar: Calendar, resumeAfter?: string) {
  const variables = { id: calendar.organizationId, resumeAfter };
  const opened = await practice.subgraph.subscribe(signedRequest(practice.hop.sign, { viewer, query: deskStream, variables }));
  if (!(Symbol.asyncIterator in opened)) return { refused: JSON.parse(opened.body).errors[0].extensions, take: undefined as never };
  const stream = opened[Symbol.asyncIterator]();
  streams.push(stream);
  /** Hours were set before, and may be told late: they are asked for by name. */
  async function take(count: number, wanted = (change: string) => change !== 'HOURS') {
    const events = [];
    while (events.length < count) {
      const { value } = await stream.next();
      if (value?.errors) throw new Error(JSON.stringify(value.errors));
      const event = value?.data.queueChanged;
      if (wanted(event.change)) events.push(event);
    }
    return events;
  }
  return { refused: undefined, take };
}

test('what moves at the desk is told in one stream, as it is now, from the very place where the day was read', async () => {
  const calendar = await openCalendar(practice);
  const desk = deskOf(calendar);
  const start = inHours(4);
  const { day } = await dayOf(desk, calendar, wallOf(start, berlin).date);
  const appointment = await book(practice, someone(), calendar, start);
  await run('checkInAppointment', desk, { appointmentId: appointment.id });
  const { take } = await listen(desk, calendar, day.cursor);
  const [held, booked, came] = await take(3);
  const column = { resync: false, practitioner: { id: calendar.practitionerId } };
  expect(held).toMatchObject({ ...column, change: 'HELD', appointment: null, hold: { expiresAt: expect.any(String) } });
  expect(booked).toMatchObject({ ...column, change: 'BOOKED', hold: { id: held.hold.id, expiresAt: null } });
  expect(booked.appointment).toEqual({ id: appointment.id, status: 'CHECKED_IN', start: start.toISOString() });
  expect(came).toMatchObject({ ...column, change: 'CHECKED_IN', entry: { appointment: { id: appointment.id } }, hold: null });
  await practice.database.shiftClock(6 * 3_600_000);
  try {
    await run('fulfilAppointment', desk, { appointmentId: appointment.id });
  } finally {
    await practice.database.shiftClock(0);
  }
  expect((await take(1))[0]).toMatchObject({ change: 'FULFILLED', entry: null, appointment: { status: 'FULFILLED' } });
  const kept = await hold(practice, someone(), calendar, inHours(60));
  const again = (await (await listen(desk, calendar, booked.cursor)).take(3)).map(({ change }) => change);
  expect(again, 'gap-free and without repeats behind a cursor').toEqual(['CHECKED_IN', 'FULFILLED', 'HELD']);
  expect((await take(1))[0]).toMatchObject({ change: 'HELD', hold: { id: kept.hold.id } });
  await run('addScheduleException', calendar.practitioner, {
    ...{ scheduleId: calendar.scheduleId, start: '2027-06-01', end: '2027-06-01', hours: [] },
  });
  const hours = (change: string) => change === 'HOURS';
  expect((await take(1, hours))[0]).toMatchObject({ ...column, appointment: null, entry: null, hold: null });
});

test('a practitioner hears their own column, and who leaves the practice hears nothing more', async () => {
  const calendar = await openCalendar(practice);
  const colleague = await colleagueOf(calendar);
  const desk = deskOf(calendar);
  const personId = desk.personId ?? newId<'User'>();
  const { organizationId } = calendar;
  await practice.tell('MembershipChanged', { organizationId, personId, roles: ['FRONT_DESK'] });
  const [own, former, stays] = [
    await listen(calendar.practitioner, calendar),
    await listen(desk, calendar),
    await listen(deskOf(calendar), calendar),
  ];
  const heard: unknown[] = [];
  const next = own.take(1);
  const [firsts, all] = [former.take(1), stays.take(3)];
  await hold(practice, someone(), colleague, inHours(30));
  expect(await firsts).toMatchObject([{ change: 'HELD', practitioner: { id: colleague.practitionerId } }]);
  await practice.tell('MembershipChanged', { organizationId, personId, roles: [] });
  void former.take(1).then(
    (event) => heard.push(event),
    () => undefined,
  );
  await hold(practice, someone(), calendar, inHours(40));
  expect(await next).toMatchObject([{ change: 'HELD', practitioner: { id: calendar.practitionerId } }]);
  await hold(practice, someone(), calendar, inHours(44));
  await all;
  expect(heard).toEqual([]);
  expect((await listen(someone(), calendar)).refused).toMatchObject({ code: 'FORBIDDEN' });
});
