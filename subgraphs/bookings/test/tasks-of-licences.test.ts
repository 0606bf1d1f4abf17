import { newId, silentLogger } from '@klear/core';
import { expect, test } from 'vitest';
import { reviewLicences } from '../src/commands/review-licences.ts';
import { bookingsJobs, reviewLicencesJob } from '../src/events/jobs.ts';
import { book, type Calendar, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { sql } = practice.database;

const dateOf = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' });
const needsLicence = (calendar: Calendar, licence: string | null = 'LMT', jurisdiction: string | null = 'DE-BE') =>
  Promise.all([
    practice.tell('LocationChanged', {
      organizationId: calendar.organizationId,
      locationId: calendar.locationId,
      zone: 'Europe/Berlin',
      active: true,
      jurisdiction,
    }),
  ]).then(() => practice.tell('ServiceChanged', { ...calendar.service, licence }));

const holder = (calendar: Calendar) => {
  const credentialId = newId<'Credential'>();
  return (more: { endsOn?: string | null; verified?: boolean; held?: boolean; jurisdiction?: string | null } = {}) =>
    practice.tell('CredentialChanged', {
      ...{ credentialId, practitionerId: calendar.practitionerId, code: 'LMT', jurisdiction: 'DE', startsOn: null, endsOn: null },
      ...{ verified: true, held: true },
      ...more,
    });
};
const tasksOf = async (calendar: Calendar) =>
  (
    await sql`select appointment_id, status, code, reasons from bookings.tasks where organization_id = ${calendar.organizationId} order by created_at, id`
  ).map(({ appointment_id, status, code, reasons }) => `${appointment_id} ${code} ${reasons} ${status}`);

test('a licence that ends on the 10th leaves a task for what is booked on the 11th, and for nothing before; extended, it ends the task', async () => {
  const calendar = await openCalendar(practice);
  const [tenth, eleventh] = [inHours(72), inHours(96)];
  const covered = await book(practice, someone(), calendar, tenth);
  const uncovered = await book(practice, someone(), calendar, eleventh);
  const told = holder(calendar);
  await told();
  await needsLicence(calendar);
  expect(await tasksOf(calendar)).toEqual([]);
  await told({ endsOn: dateOf(tenth) });
  expect(await tasksOf(calendar)).toEqual([`${uncovered.id} LICENCE_LAPSED LICENCE_MISSING REQUESTED`]);
  await told({ endsOn: dateOf(eleventh) });
  expect(await tasksOf(calendar)).toEqual([`${uncovered.id} LICENCE_LAPSED LICENCE_MISSING CANCELLED`]);
  expect(covered.id).not.toBe(uncovered.id);
});

test('a licence that is not verified, was removed, or holds elsewhere leaves a task that says why', async () => {
  const calendar = await openCalendar(practice);
  const { id } = await book(practice, someone(), calendar, inHours(72));
  const told = holder(calendar);
  await told();
  await needsLicence(calendar);
  const open = async () => (await tasksOf(calendar)).filter((line) => line.endsWith('REQUESTED'));
  await told({ verified: false });
  expect(await open()).toEqual([`${id} LICENCE_LAPSED LICENCE_MISSING REQUESTED`]);
  await told();
  expect(await open()).toEqual([]);
  await told({ jurisdiction: 'DE-BY' });
  expect(await open()).toEqual([`${id} LICENCE_LAPSED LICENCE_NOT_HERE REQUESTED`]);
  await told();
  await told({ held: false });
  expect(await open()).toEqual([`${id} LICENCE_LAPSED LICENCE_MISSING REQUESTED`]);
});

test('the daily review finds what no event told, and told again it changes nothing', async () => {
  const calendar = await openCalendar(practice);
  const { id } = await book(practice, someone(), calendar, inHours(72));
  await holder(calendar)();
  await needsLicence(calendar);
  await sql`update bookings.known_locations set jurisdiction = null where id = ${calendar.locationId}`;
  expect(await reviewLicences(practice.db)).toBe(1);
  expect(await reviewLicences(practice.db)).toBe(0);
  expect(await tasksOf(calendar)).toEqual([`${id} LICENCE_LAPSED JURISDICTION_UNKNOWN REQUESTED`]);
  await sql`update bookings.known_locations set jurisdiction = 'DE-BE' where id = ${calendar.locationId}`;
  await bookingsJobs({ ...practice.deps, log: silentLogger })[reviewLicencesJob]?.handle({});
  expect(await tasksOf(calendar)).toEqual([`${id} LICENCE_LAPSED JURISDICTION_UNKNOWN CANCELLED`]);
});

test('a service that asks for no licence any more ends its tasks with the next review; what has begun is left alone', async () => {
  const calendar = await openCalendar(practice);
  const { id } = await book(practice, someone(), calendar, inHours(2));
  await needsLicence(calendar);
  expect(await tasksOf(calendar)).toEqual([`${id} LICENCE_LAPSED LICENCE_MISSING REQUESTED`]);
  await needsLicence(calendar, null);
  await reviewLicences(practice.db);
  expect(await tasksOf(calendar)).toEqual([`${id} LICENCE_LAPSED LICENCE_MISSING CANCELLED`]);
  await practice.database.shiftClock(3 * 3_600_000);
  try {
    await needsLicence(calendar);
    expect(await tasksOf(calendar)).toHaveLength(1);
  } finally {
    await practice.database.shiftClock(0);
  }
});

test('a practitioner who leaves a practice leaves a task for each visit there; one who comes back ends them', async () => {
  const calendar = await openCalendar(practice);
  const { id } = await book(practice, someone(), calendar, inHours(72));
  const { practitionerId, organizationId } = calendar;
  const told = (organizationIds: (typeof organizationId)[], active = true) =>
    practice.tell('PractitionerChanged', { practitionerId, organizationIds, specialties: [], active });
  await told([organizationId]);
  expect(await tasksOf(calendar)).toEqual([]);
  await told([]);
  await told([], false);
  expect(await tasksOf(calendar)).toEqual([`${id} PRACTITIONER_INACTIVE PRACTITIONER_INACTIVE REQUESTED`]);
  await told([organizationId]);
  expect(await tasksOf(calendar)).toEqual([`${id} PRACTITIONER_INACTIVE PRACTITIONER_INACTIVE CANCELLED`]);
});
