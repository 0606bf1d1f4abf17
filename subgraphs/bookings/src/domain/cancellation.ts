import type { Money } from '@klear/core';

/** What a cancellation costs its client, in percent of the price. Frozen on the appointment when it is booked. */
export interface CancellationPolicy {
  /** A cancellation less than `minutesBefore` the start costs `feePercent`; of several that hold, the nearest to the start. */
  readonly tiers: readonly { readonly minutesBefore: number; readonly feePercent: number }[];
  readonly noShowFeePercent: number;
}

/** What is at stake when an appointment is cancelled or missed. */
export interface Stakes {
  readonly policy: CancellationPolicy;
  /** Paid for the visit and not given back, in minor units. */
  readonly paidMinor: number;
  /** What percentages are of. */
  readonly price: Money;
  readonly start: Date;
}

/** What a cancellation at one instant comes to, in minor units of the price. */
export interface CancellationTerms {
  readonly feeMinor: number;
  readonly refundMinor: number;
  /** The last instant at which this holds: a boundary still belongs to the cheaper side. Null when it holds whatever the time. */
  readonly until: Date | null;
}

const minuteMs = 60_000;

/** So many percent of an amount, half up to a whole minor unit; exact for every amount. */
export function percentOf(amountMinor: number, percent: number): number {
  return Number((BigInt(amountMinor) * BigInt(percent) + 50n) / 100n);
}

/** The tier in force at an instant: elapsed minutes count, not what clocks on the wall show. Undefined: free. */
function tierAt(policy: CancellationPolicy, start: Date, at: Date) {
  const leftMs = start.getTime() - at.getTime();
  const reached = policy.tiers.filter(({ minutesBefore }) => leftMs < minutesBefore * minuteMs);
  return reached.sort((a, b) => a.minutesBefore - b.minutesBefore)[0];
}

/** The fee of a client who cancels at `at`, never more than was paid. Exactly `minutesBefore` the start belongs to the cheaper side. */
export function feeAt({ policy, price, paidMinor, start }: Stakes, at: Date): number {
  const percent = tierAt(policy, start, at)?.feePercent ?? 0;
  return Math.min(percentOf(price.amountMinor, percent), paidMinor);
}

/** The fee of a client who did not come. */
export function noShowFee({ policy, price, paidMinor }: Pick<Stakes, 'policy' | 'price' | 'paidMinor'>): number {
  return Math.min(percentOf(price.amountMinor, policy.noShowFeePercent), paidMinor);
}

/** The next instant after which another tier is in force; the start itself when none comes before it. */
function boundaryAfter({ policy, start }: Stakes, at: Date): Date {
  const boundaries = policy.tiers.map(({ minutesBefore }) => start.getTime() - minutesBefore * minuteMs);
  const ahead = boundaries.filter((boundary) => boundary >= at.getTime());
  return new Date(Math.min(...ahead, start.getTime()));
}

/**
 * What it comes to when an appointment is cancelled at `at`. By its practice, and while it is only requested, it is free of charge
 * whenever; by its client it costs what the frozen policy says.
 */
export function cancellationTerms(stakes: Stakes, facts: { at: Date; isFree: boolean }): CancellationTerms {
  if (facts.isFree) return { feeMinor: 0, refundMinor: stakes.paidMinor, until: null };
  const feeMinor = feeAt(stakes, facts.at);
  return { feeMinor, refundMinor: stakes.paidMinor - feeMinor, until: boundaryAfter(stakes, facts.at) };
}
