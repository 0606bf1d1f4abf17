import { type Payment, type Refund, type RefundOrigin, refundableMinor } from './payment.ts';

/** What must be done at Stripe so that the money agrees with the booking. */
export type Step =
  | { readonly type: 'BEGIN' }
  | { readonly type: 'CAPTURE' }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'ASK_REFUND'; readonly amountMinor: number; readonly origin: RefundOrigin }
  | { readonly type: 'REFUND'; readonly refund: Refund };

/** Why the money is not wanted (any more): the appointment was cancelled, or the hold ended without one. */
function unwanted(payment: Payment): 'APPOINTMENT' | 'HOLD' | null {
  if (payment.cancelledAt) return 'APPOINTMENT';
  return payment.releasedAt && !payment.bookedAt ? 'HOLD' : null;
}

/**
 * The next step, or null when there is nothing to do. Follows from the facts alone, so that a crash between any two steps is
 * repaired by asking again: the end is booked and captured, or free and uncharged.
 */
export function nextStep(payment: Payment, refunds: readonly Refund[]): Step | null {
  const reason = unwanted(payment);
  switch (payment.status) {
    case 'CANCELED':
    case 'PROCESSING':
    case 'UNKNOWN':
      return null;
    case 'REQUIRES_CAPTURE':
      if (reason) return { type: 'CANCEL' };
      return payment.bookedAt ? { type: 'CAPTURE' } : null;
    case 'SUCCEEDED': {
      const asked = refunds.find((refund) => refund.status === 'PENDING' && refund.stripeRefundId === null);
      if (asked) return { type: 'REFUND', refund: asked };
      const amountMinor = refundableMinor(payment, refunds);
      const done = refunds.some((refund) => refund.origin === 'APPOINTMENT' || refund.origin === 'HOLD');
      return reason && !done && amountMinor > 0 ? { type: 'ASK_REFUND', amountMinor, origin: reason } : null;
    }
    default:
      if (reason) return { type: 'CANCEL' };
      return payment.intentId === null ? { type: 'BEGIN' } : null;
  }
}
