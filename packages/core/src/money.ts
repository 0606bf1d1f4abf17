import { err, ok, type Result } from './result.ts';

/** An amount in the minor unit of its currency (cents for EUR, yen for JPY). Whole and safe: |amountMinor| <= 2^53 - 1. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** Every active ISO 4217 code that the runtime's own CLDR data knows. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function money(amountMinor: number, currency: string): Result<Money, 'AMOUNT_NOT_WHOLE' | 'CURRENCY_UNKNOWN'> {
  if (!Number.isSafeInteger(amountMinor)) return err('AMOUNT_NOT_WHOLE');
  if (!currencies.has(currency)) return err('CURRENCY_UNKNOWN');
  return ok({ amountMinor, currency });
}
