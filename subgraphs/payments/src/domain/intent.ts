import type { PaymentStatus, RefundId, RefundStatus } from './payment.ts';

/** A look at Stripe: the PaymentIntent and its refunds as they were at one moment. */
export interface IntentSnapshot {
  readonly intentId: string;
  readonly status: PaymentStatus;
  readonly amountMinor: number;
  readonly currency: string;
  readonly capturableMinor: number;
  readonly receivedMinor: number;
  /** Stripe's code of the last decline, or null. */
  readonly failureCode: string | null;
  readonly refunds: readonly RefundSnapshot[];
}

export interface RefundSnapshot {
  readonly stripeRefundId: string;
  readonly amountMinor: number;
  readonly status: RefundStatus;
  /** Our refund that asked for it; null when it came from Stripe's dashboard. */
  readonly refundId: RefundId | null;
}

const open = ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION', 'PROCESSING'] as const;

/** Which states Stripe may show after a state, with any number of steps between. What ended stays ended. */
export const mayBecome: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  REQUIRES_PAYMENT_METHOD: [...open, 'REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'UNKNOWN'],
  REQUIRES_CONFIRMATION: [...open, 'REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'UNKNOWN'],
  REQUIRES_ACTION: [...open, 'REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'UNKNOWN'],
  PROCESSING: [...open, 'REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'UNKNOWN'],
  REQUIRES_CAPTURE: ['REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'UNKNOWN'],
  CANCELED: ['CANCELED'],
  SUCCEEDED: ['SUCCEEDED'],
  UNKNOWN: [...open, 'REQUIRES_CAPTURE', 'CANCELED', 'SUCCEEDED', 'UNKNOWN'],
};
