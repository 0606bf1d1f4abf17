import type { InputFault } from '@klear/core';

/** Earlier than so many minutes before the start, a cancellation is free. */
export interface CancellationTier {
  readonly minutesBefore: number;
  readonly feePercent: number;
}

/** What it costs a client to cancel late or not to come, in percent of the price. */
export interface CancellationPolicy {
  /** The farthest from the start first: a cancellation less than `minutesBefore` the start costs `feePercent`. */
  readonly tiers: readonly CancellationTier[];
  readonly noShowFeePercent: number;
}

/** Cancelling is free until the start, not coming costs the visit. */
export const freeCancellation: CancellationPolicy = { tiers: [], noShowFeePercent: 100 };

const root = ['input', 'cancellationPolicy'] as const;

/** Tiers come nearer to the start one after the other and get dearer; not to come is no cheaper than the dearest of them. */
export function cancellationFaults({ tiers, noShowFeePercent }: CancellationPolicy): InputFault[] {
  const faults: InputFault[] = [];
  const fault = (path: readonly (string | number)[], code: string, message: string) =>
    faults.push({ path: [...root, ...path], code, message });
  for (const [index, tier] of tiers.entries()) {
    const before = tiers[index - 1];
    if (!before) continue;
    if (tier.minutesBefore >= before.minutesBefore)
      fault(['tiers', index, 'minutesBefore'], 'NOT_FALLING', 'Each tier is nearer to the start.');
    if (tier.feePercent <= before.feePercent) fault(['tiers', index, 'feePercent'], 'NOT_RISING', 'Nearer to the start it costs more.');
  }
  const dearest = Math.max(0, ...tiers.map(({ feePercent }) => feePercent));
  if (noShowFeePercent < dearest) fault(['noShowFeePercent'], 'TOO_SMALL', 'Not to come costs no less than to cancel at last.');
  return faults;
}
