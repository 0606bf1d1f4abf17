import { err, ok, type Result } from '@klear/core';

/** Why the platform takes an organization out of business: the catalogue's words, told to its members. */
export const suspensionReasons = ['COMPLAINT', 'FRAUD', 'LICENCE', 'PAYMENT', 'OTHER'] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

export interface Suspension {
  readonly since: Date;
  readonly reason: SuspensionReason;
}

/** What is kept of an organization, as a suspension; null is in business. */
export function suspensionOf(kept: { suspendedAt: Date | null; suspendedFor: SuspensionReason | null }): Suspension | null {
  return kept.suspendedAt && kept.suspendedFor ? { since: kept.suspendedAt, reason: kept.suspendedFor } : null;
}

export function suspend(
  now: Suspension | null,
  { reason, at }: { reason: SuspensionReason; at: Date },
): Result<Suspension, 'ALREADY_SUSPENDED'> {
  return now ? err('ALREADY_SUSPENDED') : ok({ since: at, reason });
}

export function reinstate(now: Suspension | null): Result<null, 'NOT_SUSPENDED'> {
  return now ? ok(null) : err('NOT_SUSPENDED');
}
