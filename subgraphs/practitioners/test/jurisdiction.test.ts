import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { isJurisdiction, jurisdictionOf } from '../src/domain/jurisdiction.ts';
import { openPractice } from './practice.ts';

test.each<[string, string | null, string | null]>([
  ['US', 'Kansas', 'US-KS'],
  ['US', 'KS', 'US-KS'],
  ['US', 'new york', 'US-NY'],
  ['US', 'District of Columbia', 'US-DC'],
  ['CA', 'Québec', 'CA-QC'],
  ['CA', 'Quebec', 'CA-QC'],
  ['DE', 'Berlin', 'DE-BE'],
  ['DE', 'Baden-Württemberg', 'DE-BW'],
  ['AT', 'Steiermark', 'AT-6'],
  ['CH', 'Zürich', 'CH-ZH'],
  ['GB', 'England', 'GB-ENG'],
  ['AU', 'NSW', 'AU-NSW'],
  // What the standard does not name is the country's.
  ['US', 'Kansas City', 'US'],
  ['DE', 'Kansas', 'DE'],
  ['DE', null, 'DE'],
  ['SG', '', 'SG'],
  ['XX', 'Kansas', null],
])('the law of %s, %s is that of %s', (country, region, expected) => {
  expect(jurisdictionOf({ country, region })).toBe(expected);
});

test('a jurisdiction is a code of ISO 3166, spelled as there', () => {
  for (const code of ['DE', 'DE-BE', 'US-KS', 'AT-9']) expect(isJurisdiction(code)).toBe(true);
  for (const code of ['', 'de', 'D', 'DEU', 'DE-', 'DE-ZZ', 'EU', 'constructor']) expect(isJurisdiction(code)).toBe(false);
});

describe('a location', async () => {
  const practice = await openPractice();
  const { manager, organizationId } = await practice.employ();
  const create = `mutation ($input: CreateLocationInput!) { createLocation(input: $input) { ... on CreateLocationSuccess { location { id jurisdiction } } } }`;
  const update = `mutation ($input: UpdateLocationInput!) { updateLocation(input: $input) { ... on UpdateLocationSuccess { location { id jurisdiction } } } }`;
  const place = { organizationId, name: 'Main', addressLines: ['1 Road'], city: 'Wichita', country: 'US', timeZone: 'America/Chicago' };
  const run = async (query: string, input: object) => {
    const { data, errors } = await practice.ask(manager, query, { input: { idempotencyKey: newId(), ...input } });
    const [answer] = Object.values(data ?? {}) as { location: { id: string; jurisdiction: string | null } }[];
    return { location: answer?.location, faults: errors[0]?.extensions.faults };
  };
  const lastTold = async () =>
    (
      await practice.database.sql`select envelope from practitioners.outbox where type = 'LocationChanged' order by position desc limit 1`
    )[0]?.envelope.payload;

  test('has the law of its region, of its country, or the one that is given; and tells it', async () => {
    const { location } = await run(create, { ...place, region: 'Kansas' });
    expect(location?.jurisdiction).toBe('US-KS');
    expect(await lastTold()).toMatchObject({ locationId: location?.id, jurisdiction: 'US-KS' });
    const change = async (input: object) => (await run(update, { locationId: location?.id, ...input })).location?.jurisdiction;
    expect(await change({ name: 'Renamed' })).toBe('US-KS');
    expect(await change({ region: 'MO' })).toBe('US-MO');
    expect(await change({ jurisdiction: 'US-OK' })).toBe('US-OK');
    expect(await change({ city: 'Tulsa' })).toBe('US-OK');
    expect(await lastTold()).toMatchObject({ jurisdiction: 'US-OK' });
    expect(await change({ region: null })).toBe('US');
    expect((await run(create, { ...place, region: 'KS', jurisdiction: 'US' })).location?.jurisdiction).toBe('US');
  });

  test('is under no law of another country, and under none that does not exist', async () => {
    expect((await run(create, { ...place, jurisdiction: 'CA-QC' })).faults).toMatchObject([
      { path: ['input', 'jurisdiction'], code: 'NOT_OF_THIS_COUNTRY' },
    ]);
    expect((await run(create, { ...place, jurisdiction: 'US-XX' })).faults).toMatchObject([
      { path: ['input', 'jurisdiction'], code: 'JURISDICTION_UNKNOWN' },
    ]);
  });
});
