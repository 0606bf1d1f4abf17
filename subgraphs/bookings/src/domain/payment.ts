import type { Money, OrganizationId, UserId } from '@klear/core';
import type { PaymentId } from './appointment.ts';
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
}

export const isFree = (price: Money): boolean => price.amountMinor === 0;

/** Whether money for the whole price of the hold is reserved or taken. */
export function coversHold(hold: Hold, payment: Pick<KnownPayment, 'status' | 'amount'>): boolean {
  const secured = payment.status === 'AUTHORIZED' || payment.status === 'CAPTURED';
  return secured && payment.amount.currency === hold.price.currency && payment.amount.amountMinor >= hold.price.amountMinor;
}
