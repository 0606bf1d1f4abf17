import { newId, type Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import { anonymousViewer, frontDeskViewer, signedRequest } from '@klear/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { reanchorAppointments } from '../src/commands/reanchor-appointments.ts';
import { asZone } from '../src/domain/zone.ts';
import type { TzDatabase } from '../src/domain/zone-periods.ts';
import { refreshZones } from '../src/events/jobs.ts';
import { runtimeTz } from '../src/store/zone-offsets.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, setScheduleMutation, someone } from './practice.ts';

const practice = await openPractice();
const { sql } = practice.database;
const hourMs = 3_600_000;

let release = 0;
/** A release of the tz database, newer than all before, in which Berlin has another offset from an instant on: this many seconds. */
function swapped(offsetSeconds: number, from = inHours(20)): TzDatabase {
  release += 1;
  const version = `2099${String(release).padStart(3, '0')}`;
  return {
    version,
    periods(zone, start, until) {
      if (zone !== 'Europe/Berlin') return runtimeTz.periods(zone, start, until);
      const early = runtimeTz.periods(zone, start, from);
      const lastOffset = early.at(-1)?.offsetSeconds ?? 0;
      const edge = new Date(from.getTime() + Math.max(lastOffset, offsetSeconds) * 1000);
      const late = { from, until, offsetSeconds, wallFrom: edge, wallUntil: new Date(until.getTime() + offsetSeconds * 1000) };
      return [...early.slice(0, -1), ...early.slice(-1).map((last) => ({ ...last, wallUntil: edge })), late];
    },
  };
}
/** What Berlin is ahead of UTC at an instant, by the calendar of the EU. */
const berlin = (at: Date) =>
  new Date(at).toLocaleString('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' }).endsWith('+02:00') ? 7_200 : 3_600;

/** One offset for all time. */
const always = (offsetSeconds: number, from: Date, until: Date) => [
  {
    from,
    until,
    offsetSeconds,
    wallFrom: new Date(from.getTime() + offsetSeconds * 1000),
    wallUntil: new Date(until.getTime() + offsetSeconds * 1000),
  },
];
const everyDay = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
  ...{ weekday, opens: '00:00', closes: '24:00' },
}));
/** Puts a calendar into another zone's time. */
const inZone = ({ organizationId, practitionerId, locationId }: Calendar, timeZone: string) => ({
  input: {
    ...{ organizationId, practitionerId, locationId, timeZone, weeklyHours: everyDay, start: '2020-01-01' },
    ...{ expectedVersion: 1, idempotencyKey: newId() },
  },
});

const reanchor = (tz: TzDatabase, db: Database = practice.db) => reanchorAppointments(db, { tz });
const rowOf = async (id: string) => {
  const [row] = await sql`
    select starts_at, ends_at, version, wall_starts_at::text as wall, status from bookings.appointments where id = ${id}`;
  return {
    start: row?.starts_at as Date,
    end: row?.ends_at as Date,
    version: row?.version,
    wall: row?.wall as string,
    status: row?.status,
  };
};
const claimsOf = async (id: string) =>
  (
    await sql`select kind, lower(during) as lower, upper(during) as upper from bookings.claims where appointment_id = ${id} order by kind`
  ).map(({ kind, lower, upper }) => ({ kind, lower, upper }));
const tasksOf = async (id: string) =>
  (await sql`select code, status, reasons, tzdb_version from bookings.tasks where appointment_id = ${id} order by created_at, id`).map(
    ({ code, status, reasons, tzdb_version }) => `${code} ${status} ${reasons} ${tzdb_version}`,
  );
async function told(...ids: string[]) {
  await practice.relay.drain();
  return practice.published.flatMap((event) => {
    const { appointmentId, outcome } = event.payload as { appointmentId?: string; outcome?: string };
    return event.type === 'AppointmentReanchored' && appointmentId && ids.includes(appointmentId)
      ? [`${ids.indexOf(appointmentId)} ${outcome}`]
      : [];
  });
}
const later = (at: string | Date, ms: number) => new Date(new Date(at).getTime() + ms);

// What one test moved stands where the next one's release does not expect it.
afterEach(async () => {
  await sql`update bookings.appointments set status = 'cancelled' where status in ('pending', 'booked')`;
  await sql`delete from bookings.claims`;
  await sql`delete from bookings.zone_anchors`;
  await sql`delete from bookings.zone_offsets`;
});

describe('a new release of the tz database', () => {
  test('10:00 stays 10:00: the visit moves to its new instant with all its claims, is listed, and its client is told once', async () => {
    const calendar = await openCalendar(practice, { bufferBeforeMinutes: 30, bufferAfterMinutes: 30 });
    const visit = await book(practice, someone(), calendar, inHours(48));
    const before = await rowOf(visit.id);
    // One hour further ahead of UTC than before: the same wall time is an hour earlier.
    const tz = swapped(berlin(before.start) + 3_600);
    expect(await reanchor(tz)).toEqual({ moved: 1, kept: 0 });
    const start = later(before.start, -hourMs);
    expect(await rowOf(visit.id)).toEqual({ ...before, start, end: later(before.end, -hourMs), version: 2 });
    expect(await claimsOf(visit.id)).toEqual([
      { kind: 'CLIENT', lower: start, upper: later(start, hourMs) },
      { kind: 'PRACTITIONER', lower: later(start, -hourMs / 2), upper: later(start, 1.5 * hourMs) },
    ]);
    expect(await tasksOf(visit.id)).toEqual([`TIME_MOVED COMPLETED  ${tz.version}`]);
    expect(await told(visit.id)).toEqual(['0 MOVED']);
    expect(await reanchor(tz)).toEqual({ moved: 0, kept: 0 });
    expect(await reanchorAppointments(practice.db, { tz, everyVisit: true })).toEqual({ moved: 0, kept: 0 });
    expect(await told(visit.id)).toEqual(['0 MOVED']);
  });

  test('SQL reads the new offsets as soon as visits move, and the next release back puts everything where it was', async () => {
    const calendar = await openCalendar(practice);
    const visit = await book(practice, someone(), calendar, inHours(48));
    const before = await rowOf(visit.id);
    const offset = berlin(before.start);
    await reanchor(swapped(offset + 3_600));
    const [found] = await sql`select offset_seconds from bookings.zone_offsets
      where zone = 'Europe/Berlin' and from_at <= ${before.start} and ${before.start} < until_at`;
    expect(found?.offset_seconds).toBe(offset + 3_600);
    expect(await reanchor(swapped(offset))).toEqual({ moved: 1, kept: 0 });
    expect(await rowOf(visit.id)).toEqual({ ...before, version: 3 });
    expect(await told(visit.id)).toEqual(['0 MOVED', '0 MOVED']);
  });

  test('what it does not change stays: visits before the change, in other zones, requests apart, and what is over or has begun', async () => {
    const [calendar, elsewhere] = [await openCalendar(practice), await openCalendar(practice)];
    await practice.ask(elsewhere.practitioner, setScheduleMutation, inZone(elsewhere, 'America/New_York'));
    const [client, other] = [someone(), someone()];
    const early = await book(practice, client, calendar, inHours(6));
    const abroad = await book(practice, client, elsewhere, inHours(48));
    const gone = await book(practice, other, calendar, inHours(50));
    const arrived = await book(practice, other, calendar, inHours(52));
    const asked = await book(practice, other, calendar, inHours(54));
    await sql`update bookings.appointments set status = 'cancelled' where id = ${gone.id}`;
    await sql`update bookings.appointments set status = 'checked-in' where id = ${arrived.id}`;
    await sql`update bookings.appointments set status = 'pending', answer_by = starts_at where id = ${asked.id}`;
    const before = await Promise.all([early, abroad, gone, arrived].map(({ id }) => rowOf(id)));
    expect(await reanchor(swapped(berlin(inHours(48)) + 3_600))).toEqual({ moved: 1, kept: 0 });
    expect(await Promise.all([early, abroad, gone, arrived].map(({ id }) => rowOf(id)))).toEqual(before);
    expect(await told(early.id, abroad.id, gone.id, arrived.id, asked.id)).toEqual(['4 MOVED']);
  });

  test.each([3_600, -3_600, -1_800])('visits back to back move together, whichever way: %i seconds', async (shift) => {
    const calendar = await openCalendar(practice);
    const client = someone();
    const visits = [];
    for (const hours of [48, 49, 50, 51, 52]) visits.push(await book(practice, client, calendar, inHours(hours)));
    const before = await Promise.all(visits.map(({ id }) => rowOf(id)));
    expect(await reanchor(swapped(berlin(inHours(48)) + shift))).toEqual({ moved: 5, kept: 0 });
    const after = await Promise.all(visits.map(({ id }) => rowOf(id)));
    expect(after).toEqual(
      before.map((row) => ({ ...row, start: later(row.start, -shift * 1000), end: later(row.end, -shift * 1000), version: 2 })),
    );
    expect((await told(...visits.map(({ id }) => id))).sort()).toEqual(['0 MOVED', '1 MOVED', '2 MOVED', '3 MOVED', '4 MOVED']);
  });

  test('a time that the new rules skip shifts forward, and stays there', async () => {
    const calendar = await openCalendar(practice);
    const visit = await book(practice, someone(), calendar, inHours(48));
    const before = await rowOf(visit.id);
    // Clocks go two hours forward just at the visit's start: its wall time is never shown.
    const tz = swapped(berlin(before.start) + 7_200, before.start);
    expect(await reanchor(tz)).toEqual({ moved: 0, kept: 0 });
    expect(await reanchor(swapped(berlin(before.start) + 7_200, later(before.start, -hourMs)))).toEqual({ moved: 0, kept: 0 });
    expect(await rowOf(visit.id)).toEqual(before);
  });
});

describe('a visit that would overlap where it has to move', () => {
  /** A client with a visit in New York's time just where their visit in Berlin's would move. */
  async function inTheWay() {
    const [calendar, elsewhere] = [await openCalendar(practice), await openCalendar(practice)];
    await practice.ask(elsewhere.practitioner, setScheduleMutation, inZone(elsewhere, 'America/New_York'));
    const client = someone();
    const staying = await book(practice, client, elsewhere, inHours(47));
    const visit = await book(practice, client, calendar, inHours(48));
    return { calendar, client, staying, visit, tz: swapped(berlin(inHours(48)) + 3_600) };
  }

  test('keeps its instant and its claims, opens a task with the reason, and its client is told once', async () => {
    const { staying, visit, tz } = await inTheWay();
    const [before, claims] = [await rowOf(visit.id), await claimsOf(visit.id)];
    expect(await reanchor(tz)).toEqual({ moved: 0, kept: 1 });
    expect(await rowOf(visit.id)).toEqual({ ...before, version: 2 });
    expect(await claimsOf(visit.id)).toEqual(claims);
    expect(await claimsOf(staying.id)).toHaveLength(2);
    expect(await tasksOf(visit.id)).toEqual([`TIME_MOVED_CONFLICT REQUESTED CLIENT_BUSY ${tz.version}`]);
    expect(await reanchorAppointments(practice.db, { tz, everyVisit: true })).toEqual({ moved: 0, kept: 0 });
    expect(await told(visit.id, staying.id)).toEqual(['0 KEPT']);
  });

  test('is settled by moving it, and completed tasks are not opened again by the same release', async () => {
    const first = await inTheWay();
    await reanchor(first.tz);
    const moved = await practice.ask(
      frontDeskViewer({ organizationId: first.calendar.organizationId }),
      `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { __typename } }`,
      { input: { appointmentId: first.visit.id, start: inHours(60), expectedVersion: 2, idempotencyKey: newId() } },
    );
    expect(moved.data.rescheduleAppointment.__typename).toBe('RescheduleAppointmentSuccess');
    expect(await tasksOf(first.visit.id)).toEqual([`TIME_MOVED_CONFLICT CANCELLED CLIENT_BUSY ${first.tz.version}`]);
    const second = await inTheWay();
    const tz = { ...second.tz };
    await reanchor(tz);
    const desk = frontDeskViewer({ organizationId: second.calendar.organizationId });
    const [task] = await sql`select id from bookings.tasks where appointment_id = ${second.visit.id}`;
    await complete(desk, task?.id);
    expect(await reanchorAppointments(practice.db, { tz, everyVisit: true })).toEqual({ moved: 0, kept: 0 });
    expect(await tasksOf(second.visit.id)).toEqual([`TIME_MOVED_CONFLICT COMPLETED CLIENT_BUSY ${tz.version}`]);
  });

  test('moves after all once everything that stood in its way has moved away, in as many rounds as that takes', async () => {
    const client = someone();
    // Hours from now, and by how many each zone's wall times move: each waits for the next, and the order of moves is against them.
    const chain: readonly [zone: string, at: number, by: number][] = [
      ['Europe/Berlin', 48, 1],
      ['America/New_York', 49, -3],
      ['Asia/Tokyo', 46, 4],
      ['Asia/Kolkata', 50, -10],
    ];
    const visits: { id: string }[] = [];
    const offsets = new Map<string, number>();
    for (const [zone, at, by] of chain) {
      const calendar = await openCalendar(practice);
      if (zone !== 'Europe/Berlin') await practice.ask(calendar.practitioner, setScheduleMutation, inZone(calendar, zone));
      visits.push(await book(practice, client, calendar, inHours(at)));
      const [now = 0] = runtimeTz.periods(asZone(zone), inHours(40), inHours(60)).map(({ offsetSeconds }) => offsetSeconds);
      offsets.set(zone, now - by * 3_600);
    }
    const before = await Promise.all(visits.map(({ id }) => rowOf(id)));
    const { version } = swapped(0);
    const tz: TzDatabase = { version, periods: (zone, from, until) => always(offsets.get(zone) ?? 0, from, until) };
    expect(await reanchor(tz)).toEqual({ moved: 4, kept: 0 });
    const after = await Promise.all(visits.map(({ id }) => rowOf(id)));
    expect(after.map(({ start }) => start)).toEqual(before.map(({ start }, index) => later(start, (chain[index]?.[2] ?? 0) * hourMs)));
    expect((await told(...visits.map(({ id }) => id))).sort()).toEqual(['0 MOVED', '1 MOVED', '2 MOVED', '3 MOVED']);
  });

  test('whatever else is to be settled about a visit stays open when it moves with its wall time', async () => {
    const calendar = await openCalendar(practice);
    const visit = await book(practice, someone(), calendar, inHours(48));
    await sql`insert into bookings.tasks (organization_id, id, status, code, appointment_id, practitioner_id, reasons, created_at)
      values (${calendar.organizationId}, ${newId()}, 'REQUESTED', 'SCHEDULE_CONFLICT', ${visit.id}, ${calendar.practitionerId}, '{OUTSIDE_HOURS}', now() - interval '1 day')`;
    const tz = swapped(berlin(inHours(48)) + 3_600);
    await reanchor(tz);
    expect(await tasksOf(visit.id)).toEqual(['SCHEDULE_CONFLICT REQUESTED OUTSIDE_HOURS null', `TIME_MOVED COMPLETED  ${tz.version}`]);
  });
});

const complete = (viewer: Viewer, taskId: string) =>
  practice.ask(viewer, `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename } }`, {
    input: { taskId, idempotencyKey: newId() },
  });

describe('killed, repeated, and run by many', () => {
  test('stopped at any transaction and started again, every visit has moved once and is told once', async () => {
    const calendar = await openCalendar(practice);
    const visits = [];
    for (const hours of [48, 49, 50]) visits.push(await book(practice, someone(), calendar, inHours(hours)));
    const before = await Promise.all(visits.map(({ id }) => rowOf(id)));
    const tz = swapped(berlin(inHours(48)) + 3_600);
    let runs = 0;
    for (let allowed = 1; ; allowed += 1) {
      runs += 1;
      let left = allowed;
      const dying: Database = {
        ...practice.db,
        asSystem(work) {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('killed')) : practice.db.asSystem(work);
        },
      };
      const ended = await reanchor(tz, dying).then(
        () => true,
        () => false,
      );
      if (ended) break;
    }
    expect(runs).toBeGreaterThan(4);
    const after = await Promise.all(visits.map(({ id }) => rowOf(id)));
    expect(after.map(({ start, version }) => ({ start, version }))).toEqual(
      before.map(({ start }) => ({ start: later(start, -hourMs), version: 2 })),
    );
    expect((await told(...visits.map(({ id }) => id))).sort()).toEqual(['0 MOVED', '1 MOVED', '2 MOVED']);
  });

  test('three processes at once: each visit moves once and is told once', async () => {
    const calendar = await openCalendar(practice);
    const visits = [];
    for (const hours of [48, 49, 50, 51]) visits.push(await book(practice, someone(), calendar, inHours(hours)));
    const tz = swapped(berlin(inHours(48)) - 3_600);
    const sums = await Promise.all([reanchor(tz), reanchor(tz), reanchor(tz)]);
    expect(sums.reduce((sum, { moved }) => sum + moved, 0)).toBe(4);
    expect(await Promise.all(visits.map(async ({ id }) => (await rowOf(id)).version))).toEqual([2, 2, 2, 2]);
    expect((await told(...visits.map(({ id }) => id))).sort()).toEqual(['0 MOVED', '1 MOVED', '2 MOVED', '3 MOVED']);
  });

  test('a process with an older release changes nothing that a newer one has written', async () => {
    const calendar = await openCalendar(practice);
    const visit = await book(practice, someone(), calendar, inHours(48));
    await reanchor(swapped(berlin(inHours(48)) + 3_600));
    const moved = await rowOf(visit.id);
    await refreshZones(practice.deps);
    expect(await reanchorAppointments(practice.db, { everyVisit: true })).toEqual({ moved: 0, kept: 0 });
    expect(await rowOf(visit.id)).toEqual(moved);
    const versions = await sql`select distinct tzdb_version from bookings.zone_offsets where zone = 'Europe/Berlin'`;
    expect(versions.map(({ tzdb_version }) => tzdb_version)).not.toContain(runtimeTz.version);
  });

  test('a verb between the release and the move does not lose what was promised', async () => {
    const calendar = await openCalendar(practice);
    const visit = await book(practice, someone(), calendar, inHours(2));
    await sql`update bookings.appointments set wall_starts_at = wall_starts_at - interval '1 hour' where id = ${visit.id}`;
    const { wall } = await rowOf(visit.id);
    const { data } = await practice.ask(
      frontDeskViewer({ organizationId: calendar.organizationId }),
      `mutation ($input: CheckInAppointmentInput!) { checkInAppointment(input: $input) { __typename } }`,
      { input: { appointmentId: visit.id, idempotencyKey: newId() } },
    );
    expect(data.checkInAppointment.__typename).toBe('CheckInAppointmentSuccess');
    expect((await rowOf(visit.id)).wall).toBe(wall);
  });
});

test('a held slot whose wall time would change is given back and told as free; one that keeps it stays held', async () => {
  const calendar = await openCalendar(practice);
  const [early, late] = [await hold(practice, someone(), calendar, inHours(4)), await hold(practice, someone(), calendar, inHours(48))];
  await reanchor(swapped(berlin(inHours(48)) + 3_600));
  const outcomes = await sql`select outcome from bookings.holds where id in ${sql([early.hold.id, late.hold.id])} order by starts_at`;
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([null, 'RELEASED']);
  expect(await sql`select 1 from bookings.claims where hold_id = ${late.hold.id}`).toHaveLength(0);
  await practice.relay.drain();
  expect(practice.published.filter(({ type, aggregate }) => type === 'HoldReleased' && aggregate.id === late.hold.id)).toHaveLength(1);
});

test('a group session moves as one: its practitioner once, each seat told once', async () => {
  const calendar: Calendar = await openCalendar(practice, { capacity: 3 });
  const start = inHours(48);
  const seats = [await book(practice, someone(), calendar, start), await book(practice, someone(), calendar, start)];
  const tz = swapped(berlin(start) + 3_600);
  expect(await reanchor(tz)).toEqual({ moved: 2, kept: 0 });
  const moved = later(start, -hourMs);
  expect(await Promise.all(seats.map(async ({ id }) => (await rowOf(id)).start))).toEqual([moved, moved]);
  const sessions = await sql`select starts_at, seats_taken from bookings.sessions where practitioner_id = ${calendar.practitionerId}`;
  expect(sessions.map((row) => ({ ...row }))).toEqual([{ starts_at: moved, seats_taken: 2 }]);
  const claims = await sql`select kind, lower(during) as lower from bookings.claims c
    where c.resource_id = ${calendar.practitionerId} or c.seat_in is not null order by kind`;
  expect(claims.map((row) => ({ ...row }))).toEqual([
    { kind: 'CLIENT', lower: moved },
    { kind: 'CLIENT', lower: moved },
    { kind: 'PRACTITIONER', lower: moved },
  ]);
  expect((await told(...seats.map(({ id }) => id))).sort()).toEqual(['0 MOVED', '1 MOVED']);
});

/** Every event of a field, as the router hears them, until `last` of them have come. */
async function heard(viewer: Viewer, query: string, variables: Record<string, unknown>) {
  const opened = await practice.subgraph.subscribe(signedRequest(practice.hop.sign, { viewer, query, variables }));
  if (!(Symbol.asyncIterator in opened)) throw new Error(opened.body);
  const stream = opened[Symbol.asyncIterator]();
  return async (last: number) => {
    const events: unknown[] = [];
    for (let count = 0; count < last; count += 1) events.push((await stream.next()).value?.data);
    await stream.return?.();
    return events;
  };
}

test('the client hears it once, with the wall time that was agreed; who watches free times sees one freed and the other gone', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const visit = await book(practice, client, calendar, inHours(48));
  await practice.relay.drain();
  const mine = await heard(
    client,
    'subscription ($id: ID!) { appointmentChanged(appointmentId: $id) { change appointment { version start timeZone } } }',
    { id: visit.id },
  );
  const everybody = await heard(
    anonymousViewer(),
    'subscription ($ids: [ID!]!, $from: DateTime!, $to: DateTime!) { slotsChanged(practitionerIds: $ids, from: $from, to: $to) { change start } }',
    { ids: [calendar.practitionerId], from: inHours(40), to: inHours(60) },
  );
  const both = [mine(2), everybody(2)] as const;
  const tz = swapped(berlin(inHours(48)) + 3_600);
  await reanchor(tz);
  await reanchorAppointments(practice.db, { tz, everyVisit: true });
  const cancel = `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }`;
  await practice.ask(client, cancel, { input: { appointmentId: visit.id, idempotencyKey: newId() } });
  await practice.relay.drain();
  const start = later(visit.start, -hourMs).toISOString();
  expect(await both[0]).toEqual([
    { appointmentChanged: { change: 'REANCHORED', appointment: { version: expect.any(Number), start, timeZone: 'Europe/Berlin' } } },
    { appointmentChanged: { change: 'CANCELLED', appointment: { version: 3, start, timeZone: 'Europe/Berlin' } } },
  ]);
  expect(await both[1]).toEqual([{ slotsChanged: { change: 'FREED', start: visit.start } }, { slotsChanged: { change: 'BOOKED', start } }]);
});
