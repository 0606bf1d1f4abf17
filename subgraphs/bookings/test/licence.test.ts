import { newId, type PractitionerId } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coversJurisdiction, type KnownCredential, licenceRefusal } from '../src/domain/licence.ts';

const practitionerId = newId<'User'>() satisfies PractitionerId;
const credential = (facts: Partial<KnownCredential> = {}): KnownCredential => ({
  id: newId<'Credential'>(),
  practitionerId,
  code: 'nurse',
  jurisdiction: 'DE',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  verified: true,
  held: true,
  ...facts,
});
const visit = { licence: 'nurse', jurisdiction: 'DE-BE', from: '2026-06-01', until: '2026-06-01' };

test.each<[string, Partial<KnownCredential>[], Partial<typeof visit> | { jurisdiction: null }, string | undefined]>([
  ['one that fits', [{}], {}, undefined],
  ['none', [], {}, 'LICENCE_MISSING'],
  ['another word', [{ code: 'midwife' }, { code: null }], {}, 'LICENCE_MISSING'],
  ['one that nobody has checked', [{ verified: false }], {}, 'LICENCE_MISSING'],
  ['one that was removed', [{ held: false }], {}, 'LICENCE_MISSING'],
  ['one that ended the day before', [{ endsOn: '2026-05-31' }], {}, 'LICENCE_MISSING'],
  ['one that ends on the day', [{ endsOn: '2026-06-01' }], {}, undefined],
  ['one that begins on the day', [{ startsOn: '2026-06-01' }], {}, undefined],
  ['one that begins the day after', [{ startsOn: '2026-06-02' }], {}, 'LICENCE_MISSING'],
  ['one that ends during a visit over midnight', [{ endsOn: '2026-06-01' }], { until: '2026-06-02' }, 'LICENCE_MISSING'],
  [
    'two that hold one after the other, and neither for the whole visit',
    [{ endsOn: '2026-06-01' }, { startsOn: '2026-06-02' }],
    { until: '2026-06-02' },
    'LICENCE_MISSING',
  ],
  ['one without bounds', [{ startsOn: null, endsOn: null }], {}, undefined],
  ['one of a neighbour', [{ jurisdiction: 'AT' }], {}, 'LICENCE_NOT_HERE'],
  ['one of another part', [{ jurisdiction: 'DE-BY' }], {}, 'LICENCE_NOT_HERE'],
  ['one of the same part', [{ jurisdiction: 'DE-BE' }], {}, undefined],
  ['one of a part, for the whole', [{ jurisdiction: 'DE-BE' }], { jurisdiction: 'DE' }, 'LICENCE_NOT_HERE'],
  ['one of nowhere', [{ jurisdiction: null }], {}, 'LICENCE_NOT_HERE'],
  ['one that fits among others', [{ jurisdiction: 'AT' }, { verified: false }, {}], {}, undefined],
  ['one that fits, for a visit of which nobody knows where it is', [{}], { jurisdiction: null }, 'JURISDICTION_UNKNOWN'],
  ['none, for a visit of which nobody knows where it is', [], { jurisdiction: null }, 'LICENCE_MISSING'],
])('%s', (_, held, asked, expected) => {
  expect(licenceRefusal(held.map(credential), { ...visit, ...asked })).toBe(expected);
});

test('a jurisdiction covers itself and its parts, and nothing that is merely spelled like it', () => {
  expect(coversJurisdiction('US', 'US-KS')).toBe(true);
  expect(coversJurisdiction('US-K', 'US-KS')).toBe(false);
  expect(coversJurisdiction('U', 'US')).toBe(false);
  expect(coversJurisdiction('', 'US')).toBe(false);
});

test('agrees with days counted one by one, over random credentials and visits', () => {
  const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
  const places = ['DE', 'DE-BE', 'DE-BY', 'AT', 'AT-9'];
  const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null, freq: 2 });
  const mostly = fc.integer({ min: 0, max: 9 }).map((n) => n > 0);
  const anyCredential = fc.record({
    code: fc.constantFrom('nurse', 'nurse', 'nurse', 'nurse', 'midwife', null),
    jurisdiction: fc.option(fc.constantFrom(...places), { nil: null, freq: 8 }),
    starts: bound,
    ends: bound,
    verified: mostly,
    held: mostly,
  });
  const anyVisit = fc.record({
    jurisdiction: fc.option(fc.constantFrom(...places), { nil: null, freq: 8 }),
    first: fc.integer({ min: 0, max: 12 }),
    nights: fc.integer({ min: 0, max: 2 }),
  });
  const told = new Map<string, number>();
  const numRuns = proofSize('licences', 2_000, 50_000);
  fc.assert(
    fc.property(fc.array(anyCredential, { maxLength: 4 }), anyVisit, (held, { jurisdiction, first, nights }) => {
      const days = Array.from({ length: nights + 1 }, (_, night) => first + night);
      // By hand: of each credential the days on which it holds and the places that it reaches, then what is left.
      const holding = held.filter(
        (one) => one.verified && one.held && one.code === 'nurse' && days.every((on) => on >= (one.starts ?? -1) && on <= (one.ends ?? 99)),
      );
      const reach = (place: string | null) => places.filter((each) => each === place || each.split('-')[0] === place);
      const isHere = holding.some((one) => jurisdiction !== null && reach(one.jurisdiction).includes(jurisdiction));
      const expected =
        holding.length === 0
          ? 'LICENCE_MISSING'
          : jurisdiction === null
            ? 'JURISDICTION_UNKNOWN'
            : isHere
              ? 'BOOKABLE'
              : 'LICENCE_NOT_HERE';
      const known = held.map(({ starts, ends, ...facts }) =>
        credential({ ...facts, startsOn: starts === null ? null : day(starts), endsOn: ends === null ? null : day(ends) }),
      );
      const asked = { licence: 'nurse', jurisdiction, from: day(first), until: day(first + nights) };
      expect(licenceRefusal(known, asked) ?? 'BOOKABLE').toBe(expected);
      told.set(expected, (told.get(expected) ?? 0) + 1);
    }),
    { numRuns, seed: proofSeed('licences') },
  );
  process.stdout.write(`licences: ${JSON.stringify(Object.fromEntries(told))}\n`);
  expect([...told.keys()].sort()).toEqual(['BOOKABLE', 'JURISDICTION_UNKNOWN', 'LICENCE_MISSING', 'LICENCE_NOT_HERE']);
});
