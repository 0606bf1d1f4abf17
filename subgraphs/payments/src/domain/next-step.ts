import { type Payment, type Refund, type RefundOrigin, refundableMinor } from './payment.ts';

/** What must be done at Stripe so that the money agrees with the booking. Amounts in minor units. */
export type Step =
  | { readonly type: 'BEGIN' }
  | { readonly type: 'CAPTURE'; readonly amountMinor: number }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'ASK_REFUND'; readonly amountMinor: number; readonly origin: RefundOrigin }
  | { readonly type: 'REFUND'; readonly refund: Refund };

/** Why money is not wanted (any more), and how much of it stays; null while all of it is wanted, or may be. */
function unwanted(payment: Payment): { readonly origin: 'APPOINTMENT' | 'HOLD'; readonly keptMinor: number } | null {
  const { amountMinor, feeMinor } = payment;
  if (payment.cancelledAt) return { origin: 'APPOINTMENT', keptMinor: Math.min(feeMinor ?? amountMinor, amountMinor) };
  return payment.givenBackAt && !payment.bookedAt ? { origin: 'HOLD', keptMinor: 0 } : null;
}

/**
 * The next step, or null when there is nothing to do. Follows from the facts alone, so that a crash between any two steps is
 * repaired by asking again: the end is booked and captured, or free and uncharged but for the fee of a cancellation.
 */
export function nextStep(payment: Payment, refunds: readonly Refund[]): Step | null {
  const reason = unwanted(payment);
  switch (payment.status) {
    case 'CANCELED':
    case 'PROCESSING':
    case 'UNKNOWN':
      return null;
    case 'REQUIRES_CAPTURE':
      if (reason) return reason.keptMinor > 0 ? { type: 'CAPTURE', amountMinor: reason.keptMinor } : { type: 'CANCEL' };
      // Paid for a hold that has lapsed: bookings says whether the slot can still be had.
      return payment.bookedAt ? { type: 'CAPTURE', amountMinor: payment.amountMinor } : null;
    case 'SUCCEEDED': {
      const asked = refunds.find((refund) => refund.status === 'PENDING' && refund.stripeRefundId === null);
      if (asked) return { type: 'REFUND', refund: asked };
      const done = refunds.some((refund) => refund.origin === 'APPOINTMENT' || refund.origin === 'HOLD');
      if (!reason || done) return null;
      const amountMinor = refundableMinor(payment, refunds) - reason.keptMinor;
      return amountMinor > 0 ? { type: 'ASK_REFUND', amountMinor, origin: reason.origin } : null;
    }
    default:
      if (reason || (payment.releasedAt && !payment.bookedAt)) return { type: 'CANCEL' };
      return payment.intentId === null ? { type: 'BEGIN' } : null;
  }
}
