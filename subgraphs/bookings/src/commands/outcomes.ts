import { isRuleReason, type UnbookableReason, waivableReasons } from '../domain/bookability.ts';
import type { ServiceId } from '../domain/service.ts';
import type { AppointmentStatus } from '../domain/transitions.ts';

/** Expected outcomes other than success: codes and ids only, since idempotency keeps them as they are. */
export interface SlotTaken {
  readonly code: 'SLOT_TAKEN';
  readonly serviceId: ServiceId;
  /** ISO 8601; the alternatives are the next free starts after it. */
  readonly startsAt: string;
  /** What was asked for besides, so that the alternatives fit; absent: the service's own length, and nowhere said. */
  readonly durationMinutes?: number | null;
  readonly jurisdiction?: string | null;
  /** Who or what of it is taken. */
  readonly reasons: readonly UnbookableReason[];
}
export interface SlotNotOffered {
  readonly code: 'SLOT_NOT_OFFERED';
  readonly reasons: readonly UnbookableReason[];
  /** Those that permitted staff may waive. */
  readonly overridable: readonly UnbookableReason[];
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
/** The fee is not the one that was expected: what it is now, in minor units. */
export interface FeeChanged {
  readonly code: 'FEE_CHANGED';
  readonly feeMinor: number;
  readonly refundMinor: number;
  readonly currency: string;
  /** ISO 8601: the last instant at which this holds; null: whenever. */
  readonly until: string | null;
}
export interface TransitionRefused {
  readonly code: 'TRANSITION_REFUSED';
  readonly status: AppointmentStatus;
}

export interface TaskEnded {
  readonly code: 'TASK_ENDED';
}

/** The start that was asked for. */
export interface Wanted {
  readonly serviceId: ServiceId;
  readonly startsAt: Date;
  readonly durationMinutes?: number | null | undefined;
  readonly jurisdiction?: string | null | undefined;
}

/** The refusal that reasons against a start mean to the caller. Who is in the way is never told. */
export function refusalOfReasons(reasons: readonly UnbookableReason[], wanted: Wanted): SlotTaken | SlotNotOffered | ClientBusy {
  if (reasons.some(isRuleReason)) {
    return { code: 'SLOT_NOT_OFFERED', reasons, overridable: reasons.filter((reason) => waivableReasons.has(reason)) };
  }
  if (reasons.every((reason) => reason === 'CLIENT_BUSY')) return { code: 'CLIENT_BUSY' };
  const { serviceId, startsAt, durationMinutes = null, jurisdiction = null } = wanted;
  return { code: 'SLOT_TAKEN', serviceId, startsAt: startsAt.toISOString(), durationMinutes, jurisdiction, reasons };
}
