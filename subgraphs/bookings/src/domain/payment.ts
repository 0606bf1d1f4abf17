import type { Money, OrganizationId, UserId } from '@klear/core';
import type { Appointment, PaymentId } from './appointment.ts';
import type { ProcessFacts } from './booking-process.ts';
import type { Hold, HoldId } from './hold.ts';

export const paymentStates = ['AUTHORIZED', 'CAPTURED', 'CANCELED', 'REFUNDED', 'FAILED'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** What bookings knows of a payment, from the payments subgraph's events. */
export interface KnownPayment {
  readonly id: PaymentId;
  readonly organizationId: OrganizationId;
  readonly holdId: HoldId | null;
  readonly clientId: UserId;
  readonly status: PaymentState;
  readonly amount: Money;
  /** Given back so far. */
  readonly refundedMinor: number;
}

export const isFree = (price: Money): boolean => price.amountMinor === 0;

/** Whether money for the whole price of the hold is reserved or taken. */
export function coversHold(hold: Hold, payment: Pick<KnownPayment, 'status' | 'amount'>): boolean {
  const secured = payment.status === 'AUTHORIZED' || payment.status === 'CAPTURED';
  return secured && payment.amount.currency === hold.price.currency && payment.amount.amountMinor >= hold.price.amountMinor;
}

/** A payment as the process of its hold sees it. A decline leaves the way open to another card. */
export function paymentFactOf(hold: Hold, payment: KnownPayment | undefined): ProcessFacts['payment'] {
  if (!payment || payment.status === 'FAILED') return 'NONE';
  if (payment.status === 'CANCELED') return 'LOST';
  if (payment.status === 'REFUNDED') return 'REFUNDED';
  return coversHold(hold, payment) ? payment.status : 'SHORT';
}

/** What was paid for an appointment through us and not given back, in minor units. */
export function paidMinorOf({ paymentId, price }: Pick<Appointment, 'paymentId' | 'price'>, payment: KnownPayment | undefined): number {
  if (paymentId === null || payment?.status === 'CANCELED') return 0;
  return price.amountMinor - (payment?.refundedMinor ?? 0);
}
