import { newId } from '@klear/core';
import { expect, test } from 'vitest';
import { priceAt } from '../src/domain/price.ts';
import type { KnownService } from '../src/domain/service.ts';
import { asZone } from '../src/domain/zone.ts';
import { plainTerms } from './plain-terms.ts';

const zone = asZone('Europe/Berlin');
const service: KnownService = {
  ...plainTerms,
  id: newId<'Service'>(),
  organizationId: newId<'Organization'>(),
  practitionerId: newId<'User'>(),
  active: true,
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  alignmentMinutes: 30,
  minimumNoticeMinutes: 0,
  horizonDays: 60,
  price: { amountMinor: 7_001, currency: 'EUR' },
  modality: 'IN_PERSON',
};
const monday = (time: string) => new Date(`2027-05-03T${time}:00+02:00`);

test('a length costs what its option says, and one that is not offered nothing at all', () => {
  const options = [
    { durationMinutes: 60, amountMinor: 7_001 },
    { durationMinutes: 90, amountMinor: 10_000 },
  ];
  const at = { startsAt: monday('10:00'), zone };
  expect(priceAt(service, { ...at, durationMinutes: 60 })).toEqual({ amountMinor: 7_001, currency: 'EUR' });
  expect(priceAt(service, { ...at, durationMinutes: 90 })).toBeUndefined();
  expect(priceAt({ ...service, durationOptions: options }, { ...at, durationMinutes: 90 })?.amountMinor).toBe(10_000);
});

test('the first rule that the wall time of the start meets decides, rounded half up', () => {
  const priceRules = [
    { weekdays: [1], opens: '18:00', closes: '24:00', percent: 150 },
    { weekdays: [1, 2], opens: '17:00', closes: '20:00', percent: 50 },
  ];
  const cost = (startsAt: Date) => priceAt({ ...service, priceRules }, { startsAt, durationMinutes: 60, zone })?.amountMinor;
  expect(cost(monday('16:59'))).toBe(7_001);
  expect(cost(monday('17:00'))).toBe(3_501);
  expect(cost(monday('17:59'))).toBe(3_501);
  expect(cost(monday('18:00'))).toBe(10_502);
  expect(cost(new Date(monday('18:00').getTime() + 86_400_000))).toBe(3_501);
  expect(cost(new Date(monday('20:00').getTime() + 86_400_000))).toBe(7_001);
});
