import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { newId, type OrganizationId, type UserId } from '@klear/core';
import { anonymousViewer } from '@klear/testing';
import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import {
  importLocations,
  importPlaces,
  importPractitionerRoles,
  importPractitioners,
  locationFromFhir,
  placeFromColumns,
  practitionerFromFhir,
  practitionerRoleFromFhir,
} from '../src/index.ts';
import { openPractice } from './practice.ts';

const practice = await openPractice();
const { deps } = practice;
const lines = (name: string) =>
  readFileSync(realInput('synthea-bulk', `${name}.ndjson`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** One id per identifier, as users gives them. */
function ids<Kind extends 'User' | 'Organization'>() {
  const known = new Map<string, ReturnType<typeof newId<Kind>>>();
  return ({ system, value }: { system: string; value: string }) => {
    const key = `${system}|${value}`;
    const id = known.get(key) ?? newId<Kind>();
    known.set(key, id);
    return id;
  };
}
const personOf: (identifier: { system: string; value: string }) => UserId = ids<'User'>();
const organizationOf: (identifier: { system: string; value: string }) => OrganizationId = ids<'Organization'>();

async function importDirectory(): Promise<{ practitioners: number; refused: number }> {
  const read = lines('Practitioner').map(practitionerFromFhir);
  const people = read.flatMap((result) => (result.ok ? [result.value] : []));
  const practitioners = await importPractitioners(
    deps,
    people.flatMap(({ identifiers: [identifier], ...rest }) => (identifier ? [{ practitionerId: personOf(identifier), ...rest }] : [])),
  );
  const sites = lines('Location').map(locationFromFhir);
  await importLocations(
    deps,
    sites.flatMap((site) => {
      if (!site.ok) return [];
      const { organization, timeZone, ...rest } = site.value;
      return [{ ...rest, organizationId: organizationOf(organization), timeZone: timeZone ?? 'America/Chicago' }];
    }),
  );
  const roles = lines('PractitionerRole').map(practitionerRoleFromFhir);
  const outcomes = await importPractitionerRoles(
    deps,
    roles.flatMap((role) => {
      if (!role.ok) return [];
      const { practitioner, organization, ...rest } = role.value;
      return [{ ...rest, practitionerId: personOf(practitioner), organizationId: organizationOf(organization) }];
    }),
  );
  expect(outcomes.flatMap((outcome) => outcome.unknownLocations)).toEqual([]);
  return { practitioners, refused: sites.filter((site) => !site.ok).length };
}

test('271 real practitioners with their locations go in once, and are found near a place', async () => {
  expect(await importDirectory()).toEqual({ practitioners: 271, refused: 1 });
  expect((await importDirectory()).practitioners).toBe(0);
  const [counts] = await practice.database.sql`select (select count(*)::int from practitioners.practitioner_search where listed) as listed,
    (select count(distinct practitioner_id)::int from practitioners.practitioner_locations) as placed,
    (select count(*)::int from practitioners.practitioners where cardinality(specialty_codes) = 1) as special`;
  expect(counts).toEqual({ listed: 271, placed: 271, special: 271 });
});

test('41,490 US postal codes go in, and a search around one of them finds real practitioners', async () => {
  const [header = '', ...rows] = gunzipSync(readFileSync(realInput('geonames-postal', 'zipcodes.us.csv.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  const columns = header.trim().split(',');
  const places = rows.map((row) =>
    placeFromColumns(
      Object.fromEntries(
        row
          .trim()
          .split(',')
          .map((cell, index) => [columns[index], cell]),
      ),
    ),
  );
  expect(
    await importPlaces(
      deps,
      places.flatMap((place) => (place.ok ? [place.value] : [])),
    ),
  ).toBe(41_490);
  const query = `{ searchPractitioners(filter: { text: "general practice", near: { country: "US", postalCode: "66210", radiusKm: 30 } }, first: 20) { edges { distanceMeters node { displayName locations { postalCode } } } } }`;
  const { data, errors } = await practice.ask(anonymousViewer(), query);
  expect(errors).toEqual([]);
  const distances = data.searchPractitioners.edges.map((edge: { distanceMeters: number }) => edge.distanceMeters);
  expect(distances.length).toBeGreaterThan(5);
  expect(distances).toEqual([...distances].sort((a: number, b: number) => a - b));
});
