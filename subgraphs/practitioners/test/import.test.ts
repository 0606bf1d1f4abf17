import { newId } from '@klear/core';
import { anonymousViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import {
  importLocations,
  importPlaces,
  importPractitionerRoles,
  importPractitioners,
  importServices,
  locationFromFhir,
  placeFromColumns,
  practitionerFromFhir,
  practitionerRoleFromFhir,
} from '../src/index.ts';
import { coding, openPractice } from './practice.ts';

const practice = await openPractice();
const { deps, database } = practice;
const eventCount = async () => (await database.sql`select count(*)::int as n from practitioners.outbox`)[0]?.n;

describe('FHIR resources', () => {
  const identifier = [{ system: 'urn:s', value: '1' }];
  test('a Practitioner gives name, languages and identifiers; what is missing is listed', () => {
    const name = [{ family: 'Old' }, { use: 'official', prefix: ['Dr.'], given: ['Ann\u200b', ' '], family: 'Lee' }];
    const communication = [{ coding: [{ code: 'de' }, { code: 'de' }] }, 'junk'];
    expect(practitionerFromFhir({ identifier, name, communication, active: false })).toEqual({
      ok: true,
      value: { identifiers: identifier, displayName: 'Dr. Ann Lee', languages: ['de'], active: false },
    });
    expect(practitionerFromFhir({ name: [{ text: ' \ufeff' }], identifier: [{ system: 'x' }] })).toMatchObject({
      ok: false,
      error: [{ path: ['identifier'] }, { path: ['name'] }],
    });
    expect(practitionerFromFhir({ identifier })).toMatchObject({ ok: false });
  });

  test('a Location gives address, position and the zone of the standard extension', () => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/timezone', valueCode: 'America/Denver' }];
    const whole = {
      identifier,
      name: 'Here',
      managingOrganization: { identifier: { system: 'o', value: '2' } },
      address: { line: ['1', 7], city: 'C', state: 'KS', postalCode: '66', country: 'us' },
      position: { latitude: 1.5, longitude: -2 },
      extension,
    };
    expect(locationFromFhir(whole)).toEqual({
      ok: true,
      value: {
        identifier: identifier[0],
        organization: { system: 'o', value: '2' },
        name: 'Here',
        addressLines: ['1'],
        city: 'C',
        region: 'KS',
        postalCode: '66',
        country: 'US',
        timeZone: 'America/Denver',
        latitude: 1.5,
        longitude: -2,
        active: true,
      },
    });
    expect(locationFromFhir({ ...whole, position: undefined, status: 'inactive', extension: undefined })).toMatchObject({
      ok: true,
      value: { latitude: null, longitude: null, active: false, timeZone: null },
    });
    expect(locationFromFhir({})).toMatchObject({
      ok: false,
      error: [{ path: ['identifier'] }, { path: ['managingOrganization'] }, { path: ['name'] }, { path: ['address', 'country'] }],
    });
    for (const position of [
      { latitude: 91, longitude: 0 },
      { latitude: '1', longitude: 0 },
    ])
      expect(locationFromFhir({ ...whole, position })).toMatchObject({ ok: false });
  });

  test('a PractitionerRole names its parts by identifier or conditional reference', () => {
    const role = {
      id: 'r1',
      practitioner: { reference: 'Practitioner?identifier=urn%3As|1' },
      organization: { identifier: { system: 'o', value: '2' } },
      location: [{ identifier: { system: 'l', value: '3' } }, { reference: 'Location/9' }],
      specialty: [
        {
          coding: [
            { system: 'n', code: 'X1', display: 'Doing' },
            { system: 'n', code: 'not a code' },
          ],
        },
      ],
    };
    expect(practitionerRoleFromFhir(role)).toEqual({
      ok: true,
      value: {
        identifier: { system: 'urn:fhir:PractitionerRole', value: 'r1' },
        practitioner: { system: 'urn:s', value: '1' },
        organization: { system: 'o', value: '2' },
        locations: [{ system: 'l', value: '3' }],
        specialties: [{ system: 'n', code: 'X1', display: 'Doing' }],
        active: true,
      },
    });
    expect(practitionerRoleFromFhir({ practitioner: 'x' })).toMatchObject({ ok: false, error: [{}, {}, {}] });
  });

  test('a line of postal codes is a place, or says what is wrong', () => {
    const columns = { country_code: 'us', zipcode: '66210-1', place: ' Park ', state: '', latitude: '38.9', longitude: '-94.7' };
    expect(placeFromColumns(columns)).toEqual({
      ok: true,
      value: { country: 'US', postalCode: '66210', name: 'Park', region: null, latitude: 38.9, longitude: -94.7 },
    });
    expect(placeFromColumns({ latitude: '91', longitude: 'x' })).toMatchObject({
      ok: false,
      error: [{ path: ['country_code'] }, { path: ['zipcode'] }, { path: ['place'] }, { path: ['latitude'] }, { path: ['longitude'] }],
    });
  });
});

describe('importing', () => {
  const organizationId = newId<'Organization'>();
  const place = {
    addressLines: [],
    city: null,
    region: null,
    postalCode: null,
    country: 'US',
    timeZone: 'America/Chicago',
    latitude: 1,
    longitude: 1,
    active: true,
  };
  const people = Array.from({ length: 1_100 }, (_, index) => ({
    practitionerId: newId<'User'>(),
    displayName: `Person ${index}`,
    languages: ['en'],
    active: true,
  }));
  const sites = Array.from({ length: 3 }, (_, index) => ({
    identifier: { system: 's', value: `site ${index}` },
    organizationId,
    name: `Site ${index}`,
    ...place,
  }));
  const jobs = people.slice(0, 20).map(({ practitionerId }, index) => ({
    identifier: { system: 's', value: `role ${index}` },
    organizationId,
    practitionerId,
    active: true,
    locations: [{ system: 's', value: `site ${index % 4}` }],
    specialties: [coding(`C${index % 2}`)],
  }));

  test('the same rows twice are the same rows, and the second time tells nobody anything', async () => {
    expect(await importPractitioners(deps, people)).toBe(1_100);
    const ids = await importLocations(deps, sites);
    const outcomes = await importPractitionerRoles(deps, jobs);
    expect(outcomes.filter((outcome) => outcome.unknownLocations.length > 0)).toHaveLength(5);
    const services = await practice.offer({
      ...(await practice.employ()),
      organizationId,
      practitionerId: people[0]?.practitionerId ?? newId<'User'>(),
    });
    const before = await eventCount();
    expect(await importPractitioners(deps, [...people, ...people.slice(0, 3)])).toBe(0);
    expect(await importLocations(deps, sites)).toEqual(ids);
    await importPractitionerRoles(deps, jobs);
    expect(await importServices(deps, [services])).toBe(0);
    expect(await eventCount()).toBe(before);
    const [counts] =
      await database.sql`select (select count(*) from practitioners.locations)::int as sites, (select count(*) from practitioners.practitioner_roles where organization_id = ${organizationId})::int as roles,
      (select count(*) from practitioners.practitioner_locations)::int as pairs`;
    expect(counts).toEqual({ sites: 3, roles: 20, pairs: 15 });
  });

  test('a changed row is a new version of the same row, and keeps what its owner wrote', async () => {
    const [first] = people;
    if (!first) return expect.unreachable();
    await database.sql`update practitioners.practitioners set headline = 'Mine' where id = ${first.practitionerId}`;
    expect(await importPractitioners(deps, [{ ...first, displayName: 'Renamed' }])).toBe(1);
    const [row] =
      await database.sql`select display_name, headline, specialty_codes from practitioners.practitioners where id = ${first.practitionerId}`;
    expect(row).toEqual({ display_name: 'Renamed', headline: 'Mine', specialty_codes: ['C0'] });
    const before = await eventCount();
    await importLocations(deps, [{ ...sites[0], name: 'Moved' } as (typeof sites)[number]]);
    await importPractitionerRoles(deps, [{ ...jobs[0], active: false } as (typeof jobs)[number]]);
    expect(await eventCount()).toBe(before + 2);
  });

  test('postal codes are upserted; of several places of one code the one in a region answers', async () => {
    const rows = [
      ['Barracks', null],
      ['Old Town', 'Kansas'],
      ['Suburb', 'Kansas'],
    ].map(([name, region]) => ({
      country: 'US',
      postalCode: '12345',
      name: name ?? '',
      region: region ?? null,
      latitude: 1,
      longitude: 2,
    }));
    expect(await importPlaces(deps, rows)).toBe(3);
    expect(await importPlaces(deps, [...rows, ...rows])).toBe(0);
    const { data } = await practice.ask(anonymousViewer(), '{ place(country: "US", postalCode: "12345") { name } }');
    expect(data.place).toEqual({ name: 'Old Town' });
  });
});
