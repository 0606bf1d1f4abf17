import { asId, newId, type OrganizationId, silentLogger, type Viewer } from '@klear/core';
import { connectDatabase } from '@klear/db';
import { anonymousViewer, clientViewer, frontDeskViewer, managerViewer, personOf, practitionerViewer, proofSize } from '@klear/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { holdAnySlot } from '../src/commands/hold-any-slot.ts';
import { recordAppointments } from '../src/commands/record-appointments.ts';
import type { RoutingStrategy } from '../src/domain/routing.ts';
import { type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { database } = practice;
/** As many processes, so that rivals really meet in the database: those of one process wait for each other in it. */
const processes = Array.from({ length: 6 }, () =>
  connectDatabase({ ...database.connection('bookings'), poolSize: 4, inputHashKey: Buffer.alloc(32, 7), log: silentLogger }),
);
afterAll(() => Promise.all(processes.map((each) => each.close())));

const setMutation = `mutation ($input: SetRoutingPoolInput!) { setRoutingPool(input: $input) { __typename
  ... on SetRoutingPoolSuccess { pool { id name version strategy shares { weight service { id } } services { id } } } ... on Problem { code } } }`;
const holdMutation = `mutation ($input: HoldAnySlotInput!) { holdAnySlot(input: $input) { __typename
  ... on HoldAnySlotSuccess { hold { id start practitioner { id } routedBy { strategy why passedOver { practitioner { id } reasons } } } }
  ... on SlotTaken { alternatives { start } } ... on SlotNotOffered { reasons } ... on Problem { code } } }`;
const poolQuery = `query ($id: ID!, $from: DateTime, $to: DateTime) { _entities(representations: [{ __typename: "Organization", id: $id }]) {
  ... on Organization { routingPools { name services { id } slots(from: $from, to: $to, first: 100) { start end timeZone practitionerCount } } } } }`;
const guardedQuery = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) {
  ... on Organization { routingPools { id strategy version shares { weight } } } } }`;

/** Practitioners of one organization who can be booked round the clock, and a pool of them. */
async function openPool(strategy: RoutingStrategy, weights: readonly number[], organizationId: OrganizationId = newId()) {
  const manager = managerViewer({ organizationId });
  const calendars: Calendar[] = [];
  for (const _ of weights) {
    calendars.push(await openCalendar(practice, { horizonDays: 3_000 }, practitionerViewer({ organizationId, purpose: 'TREAT' })));
  }
  const services = calendars.map(({ service }, index) => ({ serviceId: service.serviceId, weight: weights[index] }));
  const { data } = await set(manager, { organizationId, name: 'Anybody', strategy, services });
  return { organizationId, manager, calendars, services, pool: data.setRoutingPool.pool, poolId: data.setRoutingPool.pool.id as string };
}

const set = (viewer: Viewer, input: object) => practice.ask(viewer, setMutation, { input: { idempotencyKey: newId(), ...input } });

async function holdAny(viewer: Viewer, poolId: string, start: Date, more: object = {}) {
  const { data, errors } = await practice.ask(viewer, holdMutation, { input: { poolId, start, idempotencyKey: newId(), ...more } });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.holdAnySlot;
}

/** As many visits as there are starts, each of another client, all at once. Answers how many each practitioner was given. */
async function holdManyAtOnce(poolId: string, starts: readonly Date[]): Promise<Map<string, number>> {
  const held = await Promise.all(
    starts.map((start, index) =>
      holdAnySlot(
        { ...practice.commands(clientViewer()), db: processes[index % processes.length] ?? practice.db },
        { poolId: asId<'RoutingPool'>(poolId), start, idempotencyKey: newId() },
      ),
    ),
  );
  const given = new Map<string, number>();
  for (const result of held) {
    if (!result.ok) throw new Error(`a hold was refused: ${JSON.stringify(result.error)}`);
    given.set(result.value.practitionerId, (given.get(result.value.practitionerId) ?? 0) + 1);
  }
  return given;
}

const days = (count: number): Date[] => Array.from({ length: count }, (_, day) => inHours(24 * (day + 2)));

async function deadlocks(): Promise<number> {
  await database.sql`select pg_stat_force_next_flush()`;
  const [row] = await database.sql`select deadlocks::integer as count from pg_stat_database where datname = current_database()`;
  return row?.count ?? 0;
}

describe('a pool', () => {
  test('is made and changed by managers, with the version that was read; of services of their own organization alone', async () => {
    const { organizationId, manager, services, pool, poolId } = await openPool('WEIGHTED', [1, 3]);
    expect(pool).toMatchObject({ name: 'Anybody', version: 1, strategy: 'WEIGHTED' });
    expect(pool.shares.map(({ weight }: { weight: number }) => weight).sort()).toEqual([1, 3]);
    const stranger = await openCalendar(practice);
    const changed = { organizationId, poolId, name: 'Others', strategy: 'ROUND_ROBIN', services, expectedVersion: 1 };
    const refused: [Viewer, object, string][] = [
      [frontDeskViewer({ organizationId }), changed, 'FORBIDDEN'],
      [clientViewer(), changed, 'FORBIDDEN'],
      [managerViewer(), changed, 'FORBIDDEN'],
      [manager, { ...changed, services: [{ serviceId: stranger.service.serviceId }] }, 'NOT_FOUND'],
      [manager, { ...changed, services: [{ serviceId: newId() }] }, 'NOT_FOUND'],
      [manager, { ...changed, poolId: newId() }, 'NOT_FOUND'],
      [manager, { ...changed, services: [...services, services[0]] }, 'BAD_USER_INPUT'],
      [manager, { ...changed, services: [{ serviceId: services[0]?.serviceId, weight: 0 }] }, 'BAD_USER_INPUT'],
      [manager, { ...changed, name: ' ' }, 'BAD_USER_INPUT'],
      [manager, { ...changed, expectedVersion: null }, 'BAD_USER_INPUT'],
    ];
    for (const [viewer, input, code] of refused) expect((await set(viewer, input)).errors[0]?.extensions.code).toBe(code);
    expect((await set(manager, { ...changed, expectedVersion: 7 })).data.setRoutingPool).toMatchObject({ code: 'VERSION_CONFLICT' });
    expect((await set(manager, changed)).data.setRoutingPool.pool).toMatchObject({ id: poolId, name: 'Others', version: 2 });
    expect((await set(manager, changed)).data.setRoutingPool).toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  test("shows everybody what can be booked, and how visits are shared out to the organization's managers alone", async () => {
    const { organizationId, manager, calendars } = await openPool('ROUND_ROBIN', [1, 1]);
    const start = inHours(30);
    const [first] = calendars;
    if (!first) throw new RangeError('a pool of two');
    await hold(practice, someone(), first, start);
    const to = new Date(start.getTime() + 3 * 3_600_000);
    const seen = await practice.ask(anonymousViewer(), poolQuery, { id: organizationId, from: start, to });
    const [pool] = seen.data._entities[0].routingPools;
    expect(pool.services).toHaveLength(2);
    const counts = pool.slots.map(({ start: at, practitionerCount }: { start: string; practitionerCount: number }) => [
      (Date.parse(at) - start.getTime()) / 60_000,
      practitionerCount,
    ]);
    // An hour is held of one of two; a visit takes an hour and begins on half hours.
    expect(counts.slice(0, 4)).toEqual([
      [0, 1],
      [30, 1],
      [60, 2],
      [90, 2],
    ]);
    for (const viewer of [anonymousViewer(), clientViewer(), managerViewer()]) {
      const { data, errors } = await practice.ask(viewer, guardedQuery, { id: organizationId });
      expect(data._entities[0].routingPools[0]).toMatchObject({ strategy: null, version: null, shares: null });
      expect(errors).toHaveLength(3);
    }
    const told = await practice.ask(manager, guardedQuery, { id: organizationId });
    expect(told.data._entities[0].routingPools[0]).toMatchObject({ strategy: 'ROUND_ROBIN', version: 1 });
  });
});

describe('a visit is given', () => {
  test('in turn: of any number of rivals at once two practitioners differ by one at most, and none deadlocks', {
    timeout: 180_000,
  }, async () => {
    const visits = proofSize('fair-turns', 40, 300);
    const before = await deadlocks();
    const { calendars, poolId } = await openPool('ROUND_ROBIN', [1, 1, 1]);
    const given = await holdManyAtOnce(poolId, days(visits));
    const counts = calendars.map(({ practitionerId }) => given.get(practitionerId) ?? 0);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(visits);
    expect((await deadlocks()) - before, '40P01').toBe(0);
    process.stdout.write(`fair-turns: ${visits} visits at once over 3 practitioners: ${counts.join(', ')}, 40P01 = 0\n`);
  });

  test('in turn, all for one start: as many are held as there are practitioners, the others are told what comes next', async () => {
    const { calendars, poolId } = await openPool('ROUND_ROBIN', [1, 1, 1]);
    const start = inHours(50);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => holdAny(someone(), poolId, start)));
    const held = outcomes.filter(({ __typename }) => __typename === 'HoldAnySlotSuccess');
    expect(new Set(held.map(({ hold: { practitioner } }) => practitioner.id))).toEqual(
      new Set(calendars.map(({ practitionerId }) => practitionerId)),
    );
    expect(held).toHaveLength(3);
    const losers = outcomes.filter(({ __typename }) => __typename === 'SlotTaken');
    expect(losers).toHaveLength(5);
    expect(losers[0].alternatives[0].start).toBe(new Date(start.getTime() + 3_600_000).toISOString());
  });

  test('by weight: shares are met', async () => {
    const { calendars, services, poolId } = await openPool('WEIGHTED', [1, 3]);
    const given = await holdManyAtOnce(poolId, days(40));
    expect(calendars.map(({ practitionerId }) => given.get(practitionerId))).toEqual(services.map(({ weight }) => (weight ?? 0) * 10));
  });

  test('to the least busy in the seven days around the start', async () => {
    const { calendars, poolId } = await openPool('LEAST_BUSY', [1, 1]);
    const [busy, idle] = calendars;
    if (!busy || !idle) throw new RangeError('a pool of two');
    await hold(practice, someone(), busy, inHours(30));
    // Ten days on is another week.
    await hold(practice, someone(), idle, inHours(24 * 12));
    const { hold: held } = await holdAny(someone(), poolId, inHours(48));
    expect(held).toMatchObject({ practitioner: { id: idle.practitionerId }, routedBy: { why: 'LEAST_BUSY', passedOver: [] } });
  });

  test('to whom the client saw last, which nobody else is told; in turn when there was nobody', async () => {
    const { calendars, manager, poolId } = await openPool('CONTINUITY', [1, 1, 1]);
    const client = someone();
    const past = (calendar: Calendar | undefined, daysAgo: number, status: 'fulfilled' | 'noshow' | 'cancelled') => ({
      id: newId<'Appointment'>(),
      serviceId: asId<'Service'>(calendar?.service.serviceId ?? ''),
      clientId: personOf(client),
      start: inHours(-24 * daysAgo),
      status,
    });
    const [first, second, third] = calendars;
    const { refused } = await recordAppointments(practice.db, [
      past(first, 9, 'fulfilled'),
      past(second, 5, 'fulfilled'),
      past(third, 2, 'noshow'),
    ]);
    expect(refused).toEqual([]);
    const { hold: held } = await holdAny(client, poolId, inHours(60));
    expect(held).toMatchObject({ practitioner: { id: second?.practitionerId }, routedBy: { why: 'SEEN_LAST' } });
    const { hold: other } = await holdAny(someone(), poolId, inHours(60));
    expect(other.routedBy.why).toBe('NEXT_IN_TURN');
    const query = 'query ($id: ID!) { hold(id: $id) { routedBy { why } } }';
    expect((await practice.ask(client, query, { id: held.id })).data.hold).toEqual({ routedBy: { why: 'SEEN_LAST' } });
    for (const viewer of [manager, second?.practitioner ?? manager, someone()]) {
      expect((await practice.ask(viewer, query, { id: held.id })).data?.hold ?? null).toBeNull();
    }
  });

  test('to the next when somebody is taken or away, with the reasons as codes; never to oneself', async () => {
    const { calendars, poolId } = await openPool('ROUND_ROBIN', [1, 1, 1]);
    const ordered = calendars.toSorted((a, b) => (a.service.serviceId < b.service.serviceId ? -1 : 1));
    const [first, second, third] = ordered;
    if (!first || !second || !third) throw new RangeError('a pool of three');
    const start = inHours(70);
    await hold(practice, someone(), first, start);
    await practice.tell('ServiceChanged', { ...second.service, active: false });
    const { hold: held } = await holdAny(someone(), poolId, start);
    expect(held).toMatchObject({
      practitioner: { id: third.practitionerId },
      routedBy: {
        passedOver: [
          { practitioner: { id: first.practitionerId }, reasons: ['PRACTITIONER_BUSY'] },
          { practitioner: { id: second.practitionerId }, reasons: ['SERVICE_RETIRED'] },
        ],
      },
    });
    const own = await holdAny(clientViewer(first.practitionerId), poolId, inHours(80));
    expect(own.hold.practitioner.id).toBe(third.practitionerId);
  });

  test('once per key; not at all when the client is busy, nobody offers it, or the pool is unknown', async () => {
    const { calendars, poolId } = await openPool('ROUND_ROBIN', [1, 1]);
    const [first, second] = calendars;
    if (!first || !second) throw new RangeError('a pool of two');
    const client = someone();
    const elsewhere = await openCalendar(practice);
    const idempotencyKey = newId();
    const once = await holdAny(client, poolId, inHours(90), { idempotencyKey });
    expect(await holdAny(client, poolId, inHours(90), { idempotencyKey })).toEqual(once);
    const { refused } = await recordAppointments(practice.db, [
      {
        id: newId<'Appointment'>(),
        serviceId: asId<'Service'>(elsewhere.service.serviceId),
        clientId: personOf(client),
        start: inHours(96),
        status: 'booked',
      },
    ]);
    expect(refused).toEqual([]);
    expect(await holdAny(client, poolId, inHours(96))).toMatchObject({ code: 'CLIENT_BUSY' });
    expect(await holdAny(client, poolId, new Date(inHours(90).getTime() + 60_000))).toMatchObject({
      code: 'SLOT_NOT_OFFERED',
      reasons: ['OFF_GRID'],
    });
    const unknown = await practice.ask(client, holdMutation, { input: { poolId: newId(), start: inHours(90), idempotencyKey: newId() } });
    expect(unknown.errors[0]?.extensions.code).toBe('NOT_FOUND');
    const [turns] = await database.sql`select sum(given)::integer as given from bookings.routing_turns where pool_id = ${poolId}`;
    expect(turns?.given).toBe(1);
  });
});
