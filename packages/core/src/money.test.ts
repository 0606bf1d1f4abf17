import { describe, expect, test } from 'vitest';
import { add, minorDigits, money } from './money.ts';

describe('money', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e21])('%s is no amount in minor units', (amount) => {
    expect(money(amount, 'EUR')).toEqual({ ok: false, error: 'AMOUNT_NOT_WHOLE' });
  });

  test.each(['eur', 'XXQ', '', 'EURO'])('%j is no currency', (currency) => {
    expect(money(1, currency)).toEqual({ ok: false, error: 'CURRENCY_UNKNOWN' });
  });

  test('amounts of one currency add up; two currencies or an unsafe sum are bugs', () => {
    expect(add({ amountMinor: 1, currency: 'EUR' }, { amountMinor: 2, currency: 'EUR' })).toEqual({ amountMinor: 3, currency: 'EUR' });
    expect(() => add({ amountMinor: 1, currency: 'EUR' }, { amountMinor: 2, currency: 'USD' })).toThrow(RangeError);
    expect(() => add({ amountMinor: Number.MAX_SAFE_INTEGER, currency: 'EUR' }, { amountMinor: 1, currency: 'EUR' })).toThrow(RangeError);
  });

  test.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('people write %s with %i decimals', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });
});
