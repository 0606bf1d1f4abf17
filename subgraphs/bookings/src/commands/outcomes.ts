import type { UnbookableReason } from '../domain/bookability.ts';
import type { ClaimKind } from '../domain/claims.ts';
import type { ServiceId } from '../domain/service.ts';
import type { AppointmentStatus } from '../domain/transitions.ts';

/** Expected outcomes other than success: codes and ids only, since idempotency keeps them as they are. */
export interface SlotTaken {
  readonly code: 'SLOT_TAKEN';
  readonly serviceId: ServiceId;
  /** ISO 8601; the alternatives are the next free starts after it. */
  readonly startsAt: string;
}
export interface SlotNotOffered {
  readonly code: 'SLOT_NOT_OFFERED';
  readonly reasons: readonly UnbookableReason[];
}
export interface ClientBusy {
  readonly code: 'CLIENT_BUSY';
}
export interface HoldExpired {
  readonly code: 'HOLD_EXPIRED';
}
export interface PaymentRequired {
  readonly code: 'PAYMENT_REQUIRED';
}
export interface VersionConflict {
  readonly code: 'VERSION_CONFLICT';
}
export interface TransitionRefused {
  readonly code: 'TRANSITION_REFUSED';
  readonly status: AppointmentStatus;
}

/** What the claims that others have mean to the caller. Who has them is never told. */
export function refusalOfClaims(missing: readonly ClaimKind[], wanted: { serviceId: ServiceId; startsAt: Date }): SlotTaken | ClientBusy {
  if (missing.every((kind) => kind === 'CLIENT')) return { code: 'CLIENT_BUSY' };
  return { code: 'SLOT_TAKEN', serviceId: wanted.serviceId, startsAt: wanted.startsAt.toISOString() };
}
