import { newId, silentLogger } from '@klear/core';
import { event } from '@klear/events';
import { runConsumers } from '@klear/service';
import { waitFor } from '@klear/testing';
import { expect, test } from 'vitest';
import { bookingsConsumers } from '../src/events/consumers.ts';
import { refreshZones } from '../src/events/jobs.ts';
import { knownCredentials } from '../src/store/known-credentials.ts';
import { hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { sql } = practice.database;

test('an older fact of a service, location, membership or payment changes nothing', async () => {
  const calendar = await openCalendar(practice);
  const { service, organizationId, practitionerId, locationId } = calendar;
  await practice.tell('ServiceChanged', { ...service, amountMinor: 900 }, 1_000);
  await practice.tell('ServiceChanged', { ...service, amountMinor: 100 }, 999);
  await practice.tell('LocationChanged', { organizationId, locationId, zone: 'America/New_York', active: true }, 1_000);
  await practice.tell('LocationChanged', { organizationId, locationId, zone: 'Asia/Tokyo', active: true }, 999);
  await practice.tell('MembershipChanged', { organizationId, personId: practitionerId, roles: [] }, 1_000);
  await practice.tell('MembershipChanged', { organizationId, personId: practitionerId, roles: ['OWNER'] }, 999);
  await practice.tell('PractitionerChanged', { practitionerId, organizationIds: [organizationId], specialties: [], active: true }, 1_000);
  await practice.tell('PractitionerChanged', { practitionerId, organizationIds: [], specialties: [], active: false }, 999);
  const [row] =
    await sql`select s.amount_minor::integer, l.zone, m.roles, p.organization_ids from bookings.known_services s, bookings.known_locations l,
    bookings.known_members m, bookings.known_practitioners p where s.id = ${service.serviceId} and l.id = ${locationId} and m.person_id = ${practitionerId} and p.id = ${practitionerId}`;
  expect({ ...row }).toEqual({ amount_minor: 900, zone: 'America/New_York', roles: [], organization_ids: [organizationId] });
});

test('a credential that was removed, or is no longer validated, does not come back with an older event', async () => {
  const { practitionerId } = await openCalendar(practice);
  const credentialId = newId<'Credential'>();
  const facts = { credentialId, practitionerId, code: 'nurse', jurisdiction: 'DE', startsOn: '2020-01-01', endsOn: null };
  await practice.tell('CredentialChanged', { ...facts, verified: false, held: false }, 3);
  await practice.tell('CredentialChanged', { ...facts, verified: true, held: true }, 2);
  await practice.tell('CredentialChanged', { ...facts, verified: true, held: true }, 3);
  const known = await sql`select verified, held, version::integer from bookings.known_credentials where id = ${credentialId}`;
  expect(known.map((row) => ({ ...row }))).toEqual([{ verified: false, held: false, version: 3 }]);
  await practice.tell('CredentialChanged', { ...facts, verified: true, held: true }, 4);
  expect(await practice.db.asSystem((tx) => knownCredentials.ofPractitioners(tx, [practitionerId]))).toEqual([
    {
      id: credentialId,
      practitionerId,
      code: 'nurse',
      jurisdiction: 'DE',
      startsOn: '2020-01-01',
      endsOn: null,
      verified: true,
      held: true,
    },
  ]);
});

test('a fact that this release cannot use is thrown back, so that it waits as a dead letter', async () => {
  const { service, organizationId, locationId } = await openCalendar(practice);
  await expect(practice.tell('ServiceChanged', { ...service, modality: 'TELEPATHY' })).rejects.toThrow();
  await expect(practice.tell('ServiceChanged', { ...service, practitionerIds: [] })).rejects.toThrow();
  await expect(practice.tell('ServiceChanged', { ...service, alignmentMinutes: 7 })).rejects.toThrow();
  await expect(practice.tell('LocationChanged', { organizationId, locationId, zone: 'Mars/Olympus', active: true })).rejects.toThrow();
});

test('over the bus, an event that is delivered twice has one effect', async () => {
  const consumers = await runConsumers({
    bus: practice.bus,
    db: practice.db,
    context: practice.deps,
    consumers: bookingsConsumers(practice.deps),
    log: silentLogger,
  });
  try {
    const personId = newId<'User'>();
    const organizationId = newId<'Organization'>();
    const told = event('MembershipChanged', {
      aggregate: { type: 'Membership', id: newId(), version: 1 },
      organizationId,
      payload: { organizationId, personId, roles: ['FRONT_DESK'] },
      time: new Date(),
    });
    await practice.bus.publish([told]);
    await practice.bus.publish([told]);
    const roles = await waitFor(
      'the membership',
      async () => (await sql`select roles from bookings.known_members where person_id = ${personId}`)[0]?.roles,
    );
    expect(roles).toEqual(['FRONT_DESK']);
    expect(await sql`select 1 from bookings.inbox where event_id = ${told.id}`).toHaveLength(1);
  } finally {
    await consumers.stop();
  }
});

test('offsets of zones in use are written anew for another tz database, and only then', async () => {
  const calendar = await openCalendar(practice);
  const written = async () =>
    (await sql`select string_agg(xmin::text, ',' order by wall_from) as rows from bookings.zone_offsets where zone = 'Europe/Berlin'`)[0]
      ?.rows;
  const before = await written();
  await refreshZones(practice.deps);
  expect(await written()).toBe(before);
  await sql`update bookings.zone_offsets set tzdb_version = '1999a', offset_seconds = 0 where zone = 'Europe/Berlin'`;
  await refreshZones(practice.deps);
  const offsets =
    await sql`select distinct offset_seconds, tzdb_version from bookings.zone_offsets where zone = 'Europe/Berlin' order by 1`;
  expect(offsets.map((row) => ({ ...row }))).toEqual(
    [3_600, 7_200].map((offset_seconds) => ({ offset_seconds, tzdb_version: process.versions.tz })),
  );
  expect((await hold(practice, someone(), calendar, inHours(30))).__typename).toBe('HoldSlotSuccess');
});

test('no statement of the store leaves a zone to PostgreSQL', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const store = new URL('../src/store/', import.meta.url);
  const texts = readdirSync(store).map((name) => readFileSync(new URL(name, store), 'utf8').toLowerCase());
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => text.includes('at time zone'))).toEqual([]);
});
