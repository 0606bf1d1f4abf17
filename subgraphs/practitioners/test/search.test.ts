import { anonymousViewer, proofSeed, proofSize } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { importPlaces } from '../src/index.ts';
import { coding, openPractice, seeded } from './practice.ts';

const practice = await openPractice();
const query = /* GraphQL */ `
  query ($filter: PractitionerFilter, $first: Int, $after: String) {
    searchPractitioners(filter: $filter, first: $first, after: $after) {
      edges { cursor distanceMeters node { id displayName services(first: 5) { edges { node { id name price { amountMinor currency } location { name } } } } } }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }`;
const search = async (filter: object, page: object = {}) => {
  const { data, errors } = await practice.ask(anonymousViewer(), query, { filter, ...page });
  expect(errors).toEqual([]);
  return data.searchPractitioners;
};
const names = async (filter: object) =>
  (await search(filter)).edges.map((edge: { node: { displayName: string } }) => edge.node.displayName);
const refusal = async (filter: object, page: object = {}) =>
  (await practice.ask(anonymousViewer(), query, { filter, ...page })).errors[0]?.extensions;

/** Great-circle distance by the other formula: the law of cosines. */
function meters(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const cos =
    Math.sin(rad(a.latitude)) * Math.sin(rad(b.latitude)) +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.cos(rad(b.longitude - a.longitude));
  return 6371008.8 * Math.acos(Math.min(1, cos));
}

describe('by text', () => {
  test('finds names without their accents, words of services and specialties, and misspelt words; the best match first', async () => {
    const zoe = await practice.employ({ name: 'Zoë Müller-Ångström' });
    await practice.offer(zoe, { name: 'Deep tissue massage' });
    await practice.employ({ name: 'Bertha Massage' });
    await practice.employ({ name: 'Carl Jones', specialties: [coding('225100000X', 'Physical Therapist')] });
    expect(await names({ text: 'zoe muller' })).toEqual(['Zoë Müller-Ångström']);
    expect(await names({ text: 'massage' })).toEqual(['Bertha Massage', 'Zoë Müller-Ångström']);
    expect(await names({ text: 'physcal terapist' })).toEqual(['Carl Jones']);
    expect(await names({ service: 'tisue massage' })).toEqual(['Zoë Müller-Ångström']);
    expect(await names({ text: "'; drop table practitioners; --" })).toEqual([]);
  });

  test('combines specialty, modality, language and organization', async () => {
    const dora = await practice.employ({ name: 'Dora Video', specialties: [coding('X1')], languages: ['de', 'en'] });
    await practice.offer(dora, { modality: 'PHONE' });
    await practice.employ({ name: 'Emil Video', specialties: [coding('X1')], languages: ['fr'] });
    expect(await names({ specialty: 'X1' })).toEqual(['Dora Video', 'Emil Video']);
    expect(await names({ specialty: 'X1', language: 'de', modality: 'PHONE', organizationId: dora.organizationId, text: 'video' })).toEqual(
      ['Dora Video'],
    );
    expect(await names({ specialty: 'X1', modality: 'AT_HOME' })).toEqual([]);
  });

  test('shows nobody who is hidden or employed by nobody', async () => {
    const gone = await practice.employ({ name: 'Gone Quokka' });
    await practice.database.sql`update practitioners.practitioner_roles set active = false where practitioner_id = ${gone.practitionerId}`;
    const hidden = await practice.employ({ name: 'Hidden Quokka' });
    await practice.database.sql`update practitioners.practitioners set active = false where id = ${hidden.practitionerId}`;
    await practice.employ({ name: 'Third Quokka' });
    expect(await names({ text: 'quokka' })).toEqual(['Third Quokka']);
  });
});

describe('near a place', () => {
  test('agrees with an independent formula on random places, poles and the date line included; the nearest first', async () => {
    const specialties = [coding('GEO')];
    const count = proofSize('practitioners-near', 40, 400);
    const next = seeded(proofSeed('practitioners-near'));
    const random = (span: number) => (next() * 2 - 1) * span;
    const spots = Array.from({ length: count }, (_, index) =>
      index % 4 === 0
        ? { latitude: 89 + next(), longitude: random(180) }
        : index % 4 === 1
          ? { latitude: random(3), longitude: (index % 8 === 1 ? 178 : -180) + next() * 2 }
          : { latitude: 39 + random(2), longitude: -98 + random(2) },
    );
    for (const spot of spots) {
      const { organizationId, practitionerId } = await practice.employ({ specialties });
      const location = await practice.placeAt(organizationId, spot);
      await practice.employ({
        organizationId,
        practitionerId,
        specialties,
        locations: [location],
        name: `At ${spot.latitude},${spot.longitude}`,
      });
    }
    for (const center of [
      { latitude: 39, longitude: -98 },
      { latitude: 0, longitude: 180 },
      { latitude: 0, longitude: -179.9 },
      { latitude: 89.9, longitude: 10 },
      { latitude: 90, longitude: 0 },
    ]) {
      for (const radiusKm of [20, 150, 500]) {
        const expected = spots
          .map((spot) => Math.round(meters(center, spot)))
          .filter((distance) => distance <= radiusKm * 1000)
          .sort((a, b) => a - b);
        const found = await search({ specialty: 'GEO', near: { ...center, radiusKm } }, { first: 50 });
        const distances = found.edges.map((edge: { distanceMeters: number }) => edge.distanceMeters);
        expect(distances.length).toBe(Math.min(50, expected.length));
        const off = distances.map((distance: number, index: number) => Math.abs(distance - (expected[index] ?? 0)));
        expect(Math.max(0, ...off)).toBeLessThanOrEqual(2);
      }
    }
  });

  test('takes a postal code in the forms that people write, and says when it does not know it', async () => {
    await importPlaces(practice.deps, [
      { country: 'US', postalCode: '66210', name: 'Overland Park', region: 'Kansas', latitude: 38.9, longitude: -94.7 },
      { country: 'CA', postalCode: 'T0A', name: 'Eastern Alberta', region: 'Alberta', latitude: 54.766, longitude: -111.7174 },
      { country: 'US', postalCode: '99999', name: 'Nowhere', region: null, latitude: -60, longitude: 0 },
    ]);
    const { organizationId, practitionerId } = await practice.employ();
    const location = await practice.placeAt(organizationId, { latitude: 38.91, longitude: -94.7 });
    await practice.employ({ organizationId, practitionerId, locations: [location], name: 'Near Kansas', specialties: [coding('ZIP')] });
    for (const postalCode of ['66210', '66210-1234', ' 662101234 ']) {
      const found = await search({ specialty: 'ZIP', near: { country: 'US', postalCode, radiusKm: 5 } });
      expect(found.edges).toMatchObject([{ distanceMeters: expect.closeTo(1112, -1), node: { displayName: 'Near Kansas' } }]);
    }
    expect((await search({ near: { country: 'US', postalCode: '99999' } })).edges).toEqual([]);
    expect(await refusal({ near: { country: 'US', postalCode: '00000' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      faults: [{ path: ['filter', 'near', 'postalCode'], code: 'UNKNOWN_PLACE' }],
    });
    const place = await practice.ask(
      anonymousViewer(),
      '{ place(country: "ca", postalCode: "t0a 1b2") { name region latitude } none: place(country: "FR", postalCode: "1") { name } }',
    );
    expect(place.data).toEqual({ place: { name: 'Eastern Alberta', region: 'Alberta', latitude: 54.766 }, none: null });
  });

  test('lists every fault of a place', async () => {
    const codes = async (near: object) => ((await refusal({ near })) as { faults: { code: string }[] }).faults.map((fault) => fault.code);
    expect(await codes({ radiusKm: 501, latitude: 91, longitude: -181 })).toEqual(['OUT_OF_RANGE', 'OUT_OF_RANGE', 'OUT_OF_RANGE']);
    expect(await codes({ radiusKm: 0, postalCode: '1', country: 'usa' })).toEqual(['OUT_OF_RANGE', 'REQUIRED']);
    expect(await codes({ latitude: 1 })).toEqual(['REQUIRED']);
  });
});

describe('paging', () => {
  test('walks every order without gap or repetition, while rows with equal keys and new ones arrive', async () => {
    const specialties = [coding('PAGE')];
    const all = await Promise.all(Array.from({ length: 23 }, (_, index) => practice.employ({ name: `Pager ${index % 5}`, specialties })));
    for (const employed of all) {
      const location = await practice.placeAt(employed.organizationId, { latitude: 10, longitude: 10 + (all.indexOf(employed) % 3) / 100 });
      await practice.employ({ ...employed, locations: [location] });
    }
    for (const filter of [
      { specialty: 'PAGE' },
      { specialty: 'PAGE', text: 'pager' },
      { specialty: 'PAGE', near: { latitude: 10, longitude: 10 } },
    ]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await search(filter, {
          first: 4,
          after,
        });
        seen.push(...page.edges.map((edge) => edge.node.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(new Set(seen)).toEqual(new Set(all.map((employed) => employed.practitionerId)));
      expect(seen).toHaveLength(23);
    }
  });

  test('refuses a page that is too large and a cursor that is not of this search', async () => {
    expect(await refusal({}, { first: 51 })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(
      await refusal({ text: 'x' }, { after: Buffer.from('["name","01a1fbc1-5332-747f-b2c8-1c12f11d4dfd"]').toString('base64url') }),
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal({}, { after: 'garbage' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal({ organizationId: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('a search with services and their locations takes two statements, however many rows', async () => {
  for (const index of Array.from({ length: 12 }, (_, each) => each)) {
    const employed = await practice.employ({ name: `Counted ${index}`, specialties: [coding('COUNT')] });
    for (let service = 0; service < 3; service += 1) await practice.offer(employed, { name: `Service ${service}` });
  }
  for (const first of [1, 12]) {
    practice.database.statements.reset();
    const found = await search({ specialty: 'COUNT' }, { first });
    expect(found.edges).toHaveLength(first);
    expect(found.edges[0].node.services.edges).toHaveLength(3);
    expect(practice.database.statements.taken()).toHaveLength(2);
  }
});
