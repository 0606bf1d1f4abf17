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

/** Adds two amounts. Throws RangeError when the currencies differ or the sum is not safe: both are bugs of the caller. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  const amountMinor = a.amountMinor + b.amountMinor;
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('amount out of range');
  return { amountMinor, currency: a.currency };
}

/** How many decimal digits people write for a currency: 2 for EUR, 0 for JPY, 3 for KWD (CLDR through Intl). */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
