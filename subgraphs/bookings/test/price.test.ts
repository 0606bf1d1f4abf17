import { newId } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceAt } from '../src/domain/price.ts';
import type { KnownService, PriceRule } from '../src/domain/service.ts';
import { asZone } from '../src/domain/zone.ts';
import { plainTerms } from './plain-terms.ts';

const plain: KnownService = {
  ...plainTerms,
  id: newId<'Service'>(),
  organizationId: newId<'Organization'>(),
  practitionerId: newId<'User'>(),
  active: true,
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  alignmentMinutes: 15,
  minimumNoticeMinutes: 0,
  horizonDays: 60,
  price: { amountMinor: 8000, currency: 'EUR' },
  modality: 'IN_PERSON',
};
const berlin = asZone('Europe/Berlin');
const cost = (service: Partial<KnownService>, start: string, durationMinutes = 60, zone = berlin) =>
  priceAt({ ...plain, ...service }, { startsAt: new Date(start), durationMinutes, zone })?.amountMinor;
const mornings: PriceRule = { weekdays: [1, 2], opens: '08:00', closes: '10:00', percent: 75 };

test.each<[string, Partial<KnownService>, string, number | undefined]>([
  ['without a rule', {}, '2026-06-01T06:00:00Z', 8000],
  ['in its first minute', { priceRules: [mornings] }, '2026-06-01T06:00:00Z', 6000],
  ['in its last minute', { priceRules: [mornings] }, '2026-06-01T07:59:00Z', 6000],
  ['at its end', { priceRules: [mornings] }, '2026-06-01T08:00:00Z', 8000],
  ['a minute too early', { priceRules: [mornings] }, '2026-06-01T05:59:00Z', 8000],
  ['on another day', { priceRules: [mornings] }, '2026-06-03T06:00:00Z', 8000],
  ['in winter, when the wall says another instant', { priceRules: [mornings] }, '2026-12-01T07:00:00Z', 6000],
  ['where two hold, the first', { priceRules: [mornings, { ...mornings, percent: 10 }] }, '2026-06-01T06:00:00Z', 6000],
  ['for nothing', { priceRules: [{ ...mornings, percent: 0 }] }, '2026-06-01T06:00:00Z', 0],
  ['half a unit is rounded up', { price: { amountMinor: 2, currency: 'EUR' }, priceRules: [mornings] }, '2026-06-01T06:00:00Z', 2],
  ['a length that is not offered', { durationOptions: [{ durationMinutes: 30, amountMinor: 1 }] }, '2026-06-01T06:00:00Z', undefined],
])('%s', (_, service, start, expected) => {
  expect(cost(service, start)).toBe(expected);
});

test('each length has its own price, to which the rules are applied', () => {
  const service = { durationOptions: [{ durationMinutes: 30, amountMinor: 4500 }], priceRules: [mornings] };
  expect(cost(service, '2026-06-01T06:00:00Z', 30)).toBe(3375);
});

test('agrees with a calculation over text of the wall clock and whole cents, over random rules, zones and changes of clocks', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo'];
  const clocks = new Map(
    zones.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    ]),
  );
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const rule = fc
    .record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      bounds: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 }),
      percent: fc.integer({ min: 0, max: 500 }),
    })
    .map(({ weekdays, bounds, percent }) => {
      const [opens = 0, closes = 0] = bounds.toSorted((a, b) => a - b);
      return { weekdays, opens: time(opens), closes: time(closes), percent };
    });
  const sums = { prices: 0, byRule: 0, rounded: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      fc.array(rule, { maxLength: 4 }),
      fc.integer({ min: 0, max: 100_000_000 }),
      (zone, start, priceRules, amountMinor) => {
        const startsAt = new Date(Math.floor(start.getTime() / 60_000) * 60_000);
        const text = clocks.get(zone)?.formatToParts(startsAt) ?? [];
        const part = (type: string) => text.find((each) => each.type === type)?.value ?? '';
        const shown = `${part('hour')}:${part('minute')}`;
        const today = days.indexOf(part('weekday')) + 1;
        // Times of day compare as text; 24:00 is after all of them.
        const holding = priceRules.find(({ weekdays, opens, closes }) => weekdays.includes(today) && opens <= shown && shown < closes);
        const hundredths = BigInt(amountMinor) * BigInt(holding?.percent ?? 100);
        const expected = hundredths / 100n + (hundredths % 100n >= 50n ? 1n : 0n);
        const service = { ...plain, price: { amountMinor, currency: 'EUR' }, priceRules };
        const told = priceAt(service, { startsAt, durationMinutes: 60, zone: asZone(zone) });
        expect(BigInt(told?.amountMinor ?? -1)).toBe(expected);
        sums.prices += 1;
        if (holding) sums.byRule += 1;
        if (hundredths % 100n !== 0n) sums.rounded += 1;
      },
    ),
    { numRuns: proofSize('prices', 2_000, 100_000), seed: proofSeed('prices') },
  );
  process.stdout.write(`prices: ${JSON.stringify(sums)}\n`);
  expect(sums.byRule).toBeGreaterThan(sums.prices / 10);
});
