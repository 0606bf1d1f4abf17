import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import { importHarness } from './import.fixture.ts';
import { importPlaces } from './places.ts';

const { database, deps } = await importHarness();

test('41,490 postal codes of the United States and the 1,656 of Canada go in once', async () => {
  const none = { notSupported: {}, faults: 0 };
  const count = (written: number, read: number) => ({ counts: { 'postal code': { read, written } }, ...none });
  expect(await importPlaces(deps, realInput('geonames-postal', 'zipcodes.us.csv.gz'))).toEqual(count(41_490, 41_490));
  // 1,657 lines: V3Y and V3Y 0H2 are one forward sortation area with one name.
  expect(await importPlaces(deps, realInput('geonames-postal'))).toEqual(count(1_656, 43_147));
  expect(await importPlaces(deps, realInput('geonames-postal'))).toEqual(count(0, 43_147));
  const [row] = await database.sql`select name from practitioners.places where country = 'CA' and postal_code = 'T0A'`;
  expect(row?.name).toBe('Eastern Alberta (St. Paul)');
}, 120_000);
