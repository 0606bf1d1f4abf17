import { type IntentSnapshot, mayBecome, type RefundSnapshot } from './intent.ts';
import type { Posting } from './ledger.ts';
import type { Payment, Refund, RefundId } from './payment.ts';

/** What happened between two looks at Stripe. */
export type Happening =
  | { readonly type: 'AUTHORIZED' | 'CAPTURED' | 'CANCELED' }
  | { readonly type: 'FAILED'; readonly code: string }
  | { readonly type: 'REFUNDED'; readonly refund: Refund };

export interface Absorbed {
  readonly payment: Payment;
  /** Refunds that are new or changed. */
  readonly refunds: readonly Refund[];
  readonly postings: readonly Posting[];
  readonly happened: readonly Happening[];
}

/**
 * Takes in a look at Stripe. The outcome depends on what is known and what is seen, not on how many events told of it or in which
 * order: seeing the same again changes nothing. A look that would undo an end is older than what is known, and is ignored.
 */
export function absorb(
  payment: Payment,
  known: readonly Refund[],
  seen: IntentSnapshot,
  { newId, at }: { newId: () => RefundId; at: Date },
): Absorbed {
  if (!mayBecome[payment.status].includes(seen.status)) return { payment, refunds: [], postings: [], happened: [] };
  const postings: Posting[] = [];
  const happened: Happening[] = [];
  const reference = seen.intentId;

  const authorizedMinor = Math.max(payment.authorizedMinor, seen.capturableMinor, seen.receivedMinor > 0 ? seen.amountMinor : 0);
  if (authorizedMinor > payment.authorizedMinor) {
    postings.push({ kind: 'AUTHORIZED', reference, amountMinor: authorizedMinor - payment.authorizedMinor });
    happened.push({ type: 'AUTHORIZED' });
  }
  const capturedMinor = Math.max(payment.capturedMinor, seen.receivedMinor);
  if (capturedMinor > payment.capturedMinor) {
    postings.push({ kind: 'CAPTURED', reference, amountMinor: capturedMinor - payment.capturedMinor });
    happened.push({ type: 'CAPTURED' });
  }
  const ended = seen.status === 'CANCELED' || seen.status === 'SUCCEEDED';
  if (ended && payment.status !== seen.status && authorizedMinor > capturedMinor) {
    postings.push({ kind: 'RELEASED', reference, amountMinor: authorizedMinor - capturedMinor });
  }
  if (seen.status === 'CANCELED' && payment.status !== 'CANCELED') happened.push({ type: 'CANCELED' });
  if (seen.failureCode !== null && seen.failureCode !== payment.failureCode) happened.push({ type: 'FAILED', code: seen.failureCode });

  const refunds = seen.refunds.flatMap((shown) => absorbRefund(payment, known, shown, { newId, at }));
  for (const { before, after } of refunds) {
    if (after.status === 'SUCCEEDED') {
      postings.push({ kind: 'REFUNDED', reference: String(after.stripeRefundId), amountMinor: after.amountMinor });
      happened.push({ type: 'REFUNDED', refund: after });
    } else if (before?.status === 'SUCCEEDED') {
      postings.push({ kind: 'REFUND_REVERSED', reference: String(after.stripeRefundId), amountMinor: after.amountMinor });
    }
  }
  const changed = new Map(refunds.map(({ after }) => [after.id, after]));
  const all = [...known.map((refund) => changed.get(refund.id) ?? refund), ...refunds.filter((r) => !r.before).map((r) => r.after)];
  const refundedMinor = all.filter((refund) => refund.status === 'SUCCEEDED').reduce((sum, refund) => sum + refund.amountMinor, 0);

  return {
    payment: {
      ...payment,
      status: seen.status,
      intentId: seen.intentId,
      authorizedMinor,
      capturedMinor,
      refundedMinor,
      failureCode: seen.failureCode,
    },
    refunds: [...changed.values()],
    postings,
    happened,
  };
}

function absorbRefund(
  payment: Payment,
  known: readonly Refund[],
  seen: RefundSnapshot,
  { newId, at }: { newId: () => RefundId; at: Date },
): { before: Refund | undefined; after: Refund }[] {
  const before = known.find((refund) => refund.stripeRefundId === seen.stripeRefundId || refund.id === seen.refundId);
  const { stripeRefundId, status, amountMinor } = seen;
  if (before) {
    const same = before.status === status && before.stripeRefundId === stripeRefundId;
    return same ? [] : [{ before, after: { ...before, status, stripeRefundId } }];
  }
  const { id: paymentId, organizationId, currency } = payment;
  const made: Refund = {
    id: newId(),
    paymentId,
    organizationId,
    amountMinor,
    currency,
    status,
    origin: 'DASHBOARD',
    stripeRefundId,
    requestedBy: null,
    createdAt: at,
  };
  return [{ before: undefined, after: made }];
}
