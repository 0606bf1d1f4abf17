import { describe, expect, test } from 'vitest';
import { money } from './money.ts';

describe('money', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e21])('%s is no amount in minor units', (amount) => {
    expect(money(amount, 'EUR')).toEqual({ ok: false, error: 'AMOUNT_NOT_WHOLE' });
  });

  test.each(['eur', 'XXQ', '', 'EURO'])('%j is no currency', (currency) => {
    expect(money(1, currency)).toEqual({ ok: false, error: 'CURRENCY_UNKNOWN' });
  });
});
