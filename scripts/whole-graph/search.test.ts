import { commandContextOf, setSchedule } from '@klear/bookings';
import { asId, newId, type PractitionerId, Refusal, type UserId } from '@klear/core';
import { importLocations, importPractitionerRoles, importPractitioners, importServices } from '@klear/practitioners';
import { createStatementRecorder, ownerViewer, type StatementRecorder, waitFor } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '../journey/person.ts';
import { openPractice, type Practice, postalCode, specialty } from '../journey/practice.ts';
import { type SubgraphName, subgraphNames } from '../launch/secrets.ts';
import { type House, openHouse } from './house.ts';

const recorders = Object.fromEntries(subgraphNames.map((name) => [name, createStatementRecorder()])) as Record<
  SubgraphName,
  StatementRecorder
>;
let house: House;
let practice: Practice;

beforeAll(async () => {
  house = await openHouse({ onQuery: (subgraph, text) => recorders[subgraph].onQuery(text) });
  practice = await openPractice(house.graph);
}, 60_000);
afterAll(async () => {
  await Promise.all([practice?.owner, practice?.practitioner].map((person) => person?.close()));
  await house?.close();
}, 60_000);

/** Who is near, what they offer, when they are free, what to read: practitioners, bookings and content in one operation. */
const list = `id displayName specialties { display }
  services(first: 5) { edges { node { id name price { amountMinor currency } location { name timeZone } } } }
  slots(first: 3) { start end timeZone service { id } }
  articles(first: 2) { edges { node { title slug } } }`;
/** The first journey's search: with the names of the slots' services, and where they practise. */
const whole = `${list.replace('service { id }', 'service { id name }')} roles { organization { name kind } }`;
const searchOf = (selection: string) =>
  `query($near: NearInput!) { searchPractitioners(filter: { near: $near }, first: 50) { edges { distanceMeters node { ${selection} } } } }`;

interface Found {
  readonly node: { readonly slots: unknown[]; readonly services: { edges: unknown[] } };
}

/** Waits until as many practitioners can be booked, and counts the statements of one search. */
async function statementsFor(count: number, selection: string): Promise<Record<SubgraphName, number>> {
  const ask = () => post(house.graph.url, { query: searchOf(selection), variables: { near: { country: 'DE', postalCode, radiusKm: 10 } } });
  await waitFor(
    `${count} practitioners with free times`,
    async () => {
      const { data, errors } = await ask();
      expect(errors).toBeUndefined();
      const edges = (data?.searchPractitioners as unknown as { edges: Found[] } | null | undefined)?.edges ?? [];
      return edges.length === count && edges.every(({ node }) => node.slots.length === 3 && node.services.edges.length === 1);
    },
    20_000,
  );
  for (const recorder of Object.values(recorders)) recorder.reset();
  expect((await ask()).errors).toBeUndefined();
  return Object.fromEntries(subgraphNames.map((name) => [name, recorders[name].taken().length])) as Record<SubgraphName, number>;
}

async function employ(count: number): Promise<void> {
  const { practitioners, bookings } = house.graph.services;
  const organizationId = asId<'Organization'>(practice.organizationId);
  const identifier = { system: 'urn:test', value: 'second place' };
  const place = { name: 'Second', addressLines: ['2'], city: 'Berlin', region: null, postalCode, country: 'DE', timeZone: 'Europe/Berlin' };
  const [locationId] = await importLocations(practitioners.built.context, [
    { ...place, identifier, organizationId, latitude: 52.53, longitude: 13.38, active: true },
  ]);
  if (!locationId) throw new Error('no location');
  const people = Array.from({ length: count }, () => newId<'User'>() as PractitionerId);
  await importPractitioners(
    practitioners.built.context,
    people.map((practitionerId, n) => ({
      practitionerId,
      displayName: `Practitioner ${n}`,
      languages: ['de'],
      active: true,
      specialties: [specialty],
    })),
  );
  await importPractitionerRoles(
    practitioners.built.context,
    people.map((practitionerId) => ({
      identifier: { system: 'urn:test', value: practitionerId },
      organizationId,
      practitionerId,
      active: true,
      locations: [identifier],
      specialties: [specialty],
    })),
  );
  const terms = { description: null, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minimumNoticeMinutes: 0, horizonDays: 60, version: 1 };
  await importServices(
    practitioners.built.context,
    people.map((practitionerId) => ({
      ...terms,
      id: newId<'Service'>(),
      organizationId,
      practitionerId,
      name: 'Massage',
      durationMinutes: 60,
      alignmentMinutes: 30 as const,
      price: { amountMinor: 5_000, currency: 'EUR' },
      modality: 'IN_PERSON' as const,
      locationId,
      active: true,
    })),
  );
  const owner = ownerViewer({ personId: asId<'User'>(practice.owner.id) as UserId, organizationId });
  const ctx = commandContextOf(bookings.built.context, owner);
  const rules = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startsAt: '00:00', endsAt: '24:00' }));
  for (const practitionerId of people) {
    const input = { organizationId, practitionerId, locationId, timeZone: 'Europe/Berlin', rules, idempotencyKey: practitionerId };
    await waitFor('bookings to know a practitioner', () =>
      setSchedule(ctx, input as never).then(
        () => true,
        (fault: unknown) => {
          if (fault instanceof Refusal && fault.code === 'NOT_FOUND') return false;
          throw fault;
        },
      ),
    );
  }
}

test('the search takes at most two statements of each subgraph, and the whole journey as many for 5 practitioners as for 50', {
  timeout: 60_000,
}, async () => {
  await employ(4);
  const five = { list: await statementsFor(5, list), whole: await statementsFor(5, whole) };
  await employ(45);
  const fifty = { list: await statementsFor(50, list), whole: await statementsFor(50, whole) };
  process.stdout.write(`statements of the search: ${JSON.stringify({ five, fifty })}\n`);
  expect(fifty).toEqual(five);
  for (const name of subgraphNames) expect(fifty.list[name], name).toBeLessThanOrEqual(2);
  for (const name of ['practitioners', 'bookings', 'content'] as const) expect(five.list[name], name).toBeGreaterThan(0);
  // Roles and the names of the slots' services are a fetch each: one statement more each, however many rows.
  for (const name of subgraphNames) expect(fifty.whole[name], name).toBeLessThanOrEqual(4);
});
