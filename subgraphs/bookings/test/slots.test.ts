import { type Interval, newId, type OrganizationId, type PractitionerId } from '@klear/core';
import { anonymousViewer, cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScheduleId, WeeklyRule } from '../src/domain/schedule.ts';
import type { KnownService, ServiceId } from '../src/domain/service.ts';
import { asZone } from '../src/domain/zone.ts';
import { knownServices } from '../src/store/known-services.ts';
import { schedules } from '../src/store/schedules.ts';
import { findSlots } from '../src/store/slots.ts';
import { ensureZones } from '../src/store/zone-offsets.ts';
import { plainTerms } from './plain-terms.ts';
import { referenceSlots } from './slots-reference.ts';

const database = await cloneDatabase();
const db = await database.databaseOf('bookings');

/** Zones with gaps and folds of an hour, half an hour and at midnight, and without any; spans lie around their transitions. */
const places = [
  ['Europe/Berlin', '2027-03-26', '2027-10-29'],
  ['America/New_York', '2027-03-12', '2027-11-05'],
  ['Australia/Lord_Howe', '2027-04-02', '2027-10-01'],
  ['Africa/Cairo', '2027-04-28', '2027-10-27'],
  ['America/Santiago', '2027-04-02', '2027-09-03'],
  ['Asia/Kathmandu', '2027-05-01', '2027-08-01'],
  ['America/St_Johns', '2027-03-12', '2027-11-05'],
  ['Pacific/Apia', '2027-02-01', '2027-06-01'],
] as const;

const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const hours = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]) => ({ startsAt: time(from * 15), endsAt: time(Math.min(1440, (from + length) * 15)) }));
const disjoint = <T extends { startsAt: string; endsAt: string }>(spans: readonly T[], sameDay: (a: T, b: T) => boolean) =>
  spans.filter(
    (span, at) =>
      spans.findIndex((other, i) => i < at && sameDay(other, span) && other.startsAt < span.endsAt && span.startsAt < other.endsAt) < 0,
  );

const scenario = fc.record({
  place: fc.constantFrom(...places),
  autumn: fc.boolean(),
  rules: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), hours), { minLength: 2, maxLength: 10 }),
  exceptions: fc.array(fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: 0, max: 2 }), fc.array(hours, { maxLength: 2 })), {
    maxLength: 2,
  }),
  duration: fc.constantFrom(15, 25, 30, 50, 60, 90),
  alignment: fc.constantFrom(5, 10, 15, 20, 30, 60),
  before: fc.constantFrom(0, 5, 15),
  after: fc.constantFrom(0, 10, 30),
  notice: fc.constantFrom(0, 90, 1440),
  horizon: fc.constantFrom(1, 2, 3, 30),
  busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 * 24 * 12 }), fc.integer({ min: 1, max: 30 })), { maxLength: 8 }),
  startMinute: fc.integer({ min: 0, max: 1439 }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

function factsOf(drawn: Scenario) {
  const organizationId = newId<'Organization'>() satisfies OrganizationId;
  const practitionerId = newId<'User'>() satisfies PractitionerId;
  const [zone, spring, autumn] = drawn.place;
  const day = Date.parse(`${drawn.autumn ? autumn : spring}T00:00:00Z`);
  const start = new Date(day + drawn.startMinute * 60_000);
  const span = { start, end: new Date(start.getTime() + 4 * 86_400_000) };
  const date = (offset: number) => new Date(day + offset * 86_400_000).toISOString().slice(0, 10);
  const rules: WeeklyRule[] = drawn.rules.map(([weekday, span]) => ({ weekday, ...span }));
  const schedule = {
    id: newId<'Schedule'>() satisfies ScheduleId,
    organizationId,
    practitionerId,
    locationId: null,
    zone: asZone(zone),
    effectiveFrom: date(-30),
    effectiveUntil: drawn.startMinute % 3 === 0 ? date(3) : null,
    rules: disjoint(rules, (a, b) => a.weekday === b.weekday),
    exceptions: drawn.exceptions.map(([first, length, spans]) => ({
      id: newId<'ScheduleException'>(),
      start: date(first),
      end: date(first + length),
      hours: disjoint(spans, () => true),
    })),
    holidayRegion: null,
    holidays: [],
    timeOff: [],
    version: 1,
  };
  const service: KnownService = {
    ...plainTerms,
    id: newId<'Service'>() satisfies ServiceId,
    organizationId,
    practitionerId,
    active: true,
    durationMinutes: drawn.duration,
    bufferBeforeMinutes: drawn.before,
    bufferAfterMinutes: drawn.after,
    alignmentMinutes: drawn.alignment,
    minimumNoticeMinutes: drawn.notice,
    horizonDays: drawn.horizon,
    price: { amountMinor: 0, currency: 'EUR' },
    modality: 'IN_PERSON',
  };
  const busy: Interval[] = [];
  for (const [from, length] of [...drawn.busy].sort((a, b) => a[0] - b[0])) {
    const taken = { start: new Date(day + from * 300_000), end: new Date(day + (from + length) * 300_000) };
    if (taken.start >= (busy.at(-1)?.end ?? new Date(0))) busy.push(taken);
  }
  return { schedule, service, busy, span, at: new Date(start.getTime() - 7 * 60_000) };
}

test('slots equal a slow independent reference on random schedules around transitions, in one statement each', async () => {
  const size = proofSize('slots-reference', 150, 1000);
  const cases = fc.sample(scenario, { numRuns: size, seed: proofSeed('slots-reference') }).map(factsOf);
  await db.asSystem(async (tx) => {
    await ensureZones(
      tx,
      places.map(([zone]) => asZone(zone)),
    );
  });
  for (let at = 0; at < cases.length; at += 50) {
    await db.asSystem(async (tx) => {
      for (const { schedule, service } of cases.slice(at, at + 50)) {
        await knownServices.put(tx, service, 1);
        await schedules.save(tx, schedule);
        for (const exception of schedule.exceptions) await schedules.addException(tx, schedule, exception.id, exception);
      }
    });
  }
  for (const { schedule, busy } of cases) {
    for (const taken of busy) {
      await database.sql`insert into bookings.claims (id, organization_id, client_id, kind, resource_id, during, appointment_id)
        values (${newId()}, ${schedule.organizationId}, ${newId()}, 'PRACTITIONER', ${schedule.practitionerId},
          tstzrange(${taken.start}, ${taken.end}), ${newId()})`;
    }
  }
  let offered = 0;
  for (const facts of cases) {
    database.statements.reset();
    const question = {
      practitionerIds: [facts.schedule.practitionerId],
      serviceIds: null,
      span: facts.span,
      firstEach: 2_000,
      at: facts.at,
    };
    const slots = await db.read(anonymousViewer(), (tx) => findSlots(tx, question));
    expect(database.statements.taken()).toHaveLength(1);
    const expected = referenceSlots(facts).map((ms) => new Date(ms).toISOString());
    expect(
      slots.map((slot) => slot.visit.start.toISOString()),
      JSON.stringify(facts),
    ).toEqual(expected);
    offered += expected.length;
  }
  expect(offered).toBeGreaterThan(size);
}, 300_000);
