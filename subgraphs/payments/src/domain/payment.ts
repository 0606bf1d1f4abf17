import type { Id, OrganizationId, PractitionerId, UserId } from '@klear/core';

export type PaymentId = Id<'Payment'>;
export type RefundId = Id<'Refund'>;
export type HoldId = Id<'Hold'>;
export type AppointmentId = Id<'Appointment'>;
export type ServiceId = Id<'Service'>;

/** Stripe's PaymentIntent.status. UNKNOWN: a status that this release does not know. */
export const paymentStatuses = [
  'REQUIRES_PAYMENT_METHOD',
  'REQUIRES_CONFIRMATION',
  'REQUIRES_ACTION',
  'PROCESSING',
  'REQUIRES_CAPTURE',
  'CANCELED',
  'SUCCEEDED',
  'UNKNOWN',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** Stripe's Refund.status. */
export const refundStatuses = ['PENDING', 'REQUIRES_ACTION', 'SUCCEEDED', 'FAILED', 'CANCELED'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** Who caused a refund: staff, a cancelled appointment, a hold that ended after the money was taken, or Stripe's dashboard. */
export type RefundOrigin = 'STAFF' | 'APPOINTMENT' | 'HOLD' | 'DASHBOARD';

export interface Payment {
  readonly id: PaymentId;
  readonly organizationId: OrganizationId;
  readonly holdId: HoldId;
  readonly payerId: UserId;
  readonly practitionerId: PractitionerId;
  readonly serviceId: ServiceId;
  readonly appointmentId: AppointmentId | null;
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly status: PaymentStatus;
  /** Stripe's PaymentIntent, null until Stripe has answered. */
  readonly intentId: string | null;
  /** Ever reserved on the card, whether or not it still is. */
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  /** Of refunds that succeeded. */
  readonly refundedMinor: number;
  /** Stripe's code of the last decline; null once it went well. */
  readonly failureCode: string | null;
  readonly quoteExpiresAt: Date;
  /** What bookings told. `releasedAt`: the hold ended without an appointment; `givenBackAt`: and its money is not wanted any more. */
  readonly bookedAt: Date | null;
  readonly releasedAt: Date | null;
  readonly givenBackAt: Date | null;
  /** The appointment was cancelled, or its client did not come. */
  readonly cancelledAt: Date | null;
  /** What the client pays for that all the same; null: all of it. Says nothing while `cancelledAt` is null. */
  readonly feeMinor: number | null;
  readonly due: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

export interface Refund {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly organizationId: OrganizationId;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: RefundStatus;
  readonly origin: RefundOrigin;
  readonly stripeRefundId: string | null;
  readonly requestedBy: UserId | null;
  readonly createdAt: Date;
}

/** A refund that took money, or still may. */
export function counts(refund: Pick<Refund, 'status'>): boolean {
  return refund.status !== 'FAILED' && refund.status !== 'CANCELED';
}

/** What may still be given back: taken, less every refund that counts. */
export function refundableMinor(payment: Payment, refunds: readonly Refund[]): number {
  return payment.capturedMinor - refunds.filter(counts).reduce((sum, refund) => sum + refund.amountMinor, 0);
}

/** Whether the whole price is reserved or taken. */
export function isPaid(payment: Payment): boolean {
  return payment.status === 'REQUIRES_CAPTURE' || (payment.status === 'SUCCEEDED' && payment.refundedMinor < payment.capturedMinor);
}
