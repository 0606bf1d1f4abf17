import { parseId } from '@klear/core';
import type Stripe from 'stripe';
import type { IntentSnapshot } from '../domain/intent.ts';
import { type PaymentStatus, paymentStatuses, type RefundStatus, refundStatuses } from '../domain/payment.ts';

/** Stripe's lists of statuses are open: what this release does not know is UNKNOWN, which moves nothing. */
function statusOf(status: string): PaymentStatus {
  return paymentStatuses.find((known) => known === status.toUpperCase()) ?? 'UNKNOWN';
}

function refundStatusOf(status: string | null): RefundStatus {
  return refundStatuses.find((known) => known === status?.toUpperCase()) ?? 'PENDING';
}

export function snapshotOf(intent: Stripe.PaymentIntent, refunds: readonly Stripe.Refund[]): IntentSnapshot {
  return {
    intentId: intent.id,
    status: statusOf(intent.status),
    amountMinor: intent.amount,
    currency: intent.currency.toUpperCase(),
    capturableMinor: intent.amount_capturable,
    receivedMinor: intent.amount_received,
    failureCode: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? null,
    refunds: refunds.map((refund) => ({
      stripeRefundId: refund.id,
      amountMinor: refund.amount,
      status: refundStatusOf(refund.status),
      refundId: parseId<'Refund'>(refund.metadata?.refundId ?? '') ?? null,
    })),
  };
}
