import type { OrganizationId, UserId } from '@klear/core';
import type { AppointmentId, HoldId, Payment, PaymentId, Refund } from '../domain/payment.ts';

/** What resolvers of each type receive. */
export type PaymentParent = Payment;
export type RefundParent = Refund;
export interface AppointmentParent {
  readonly id: AppointmentId;
  /** As bookings tells it; null without one, or when nobody asked bookings. */
  readonly paymentId: PaymentId | null;
}
export interface BookingProcessParent {
  readonly id: HoldId;
}
export interface UserParent {
  readonly id: UserId;
}
export interface OrganizationParent {
  readonly id: OrganizationId;
}
/** A hold and its payment, null when nobody has begun to pay it. */
export interface HoldPaymentParent {
  readonly id: HoldId;
  readonly payment: Payment | null;
}
