import { err, forbidden, newId, notFound, ok, parseId, type Result, type Viewer } from '@klear/core';
import { once } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { PaymentsDeps } from '../deps.ts';
import { type Payment, type Refund, refundableMinor } from '../domain/payment.ts';
import { mayRefund, maySeePayment } from '../policies/predicates.ts';
import { payments } from '../store/payments.ts';
import { refunds } from '../store/refunds.ts';
import { settlePayment } from './settle-payment.ts';

export interface RefundPayment {
  readonly paymentId: string;
  /** Minor units; absent or null: all that is left. */
  readonly amountMinor?: number | null | undefined;
  readonly idempotencyKey: string;
}

export type RefundFault = { readonly code: 'NOT_REFUNDABLE' };

/**
 * Gives money back on the word of an owner or manager. The request is durable once this answers; Stripe carries it out now, or as soon
 * as it can be reached. Refunds at the same time wait for each other, so that they never exceed what was taken.
 */
export async function refundPayment(deps: PaymentsDeps, viewer: Viewer, input: RefundPayment): Promise<Result<Payment, RefundFault>> {
  const id = parseId<'Payment'>(input.paymentId);
  if (id === undefined) throw notFound('Payment');
  const call = { viewer, mutation: 'refundPayment', key: input.idempotencyKey, input };
  const read = async (tx: Parameters<typeof payments.byIds>[0]): Promise<Payment> => {
    const [payment] = await payments.byIds(tx, [id]);
    if (!payment || !maySeePayment(viewer, payment)) throw notFound('Payment');
    return payment;
  };
  const asked = await deps.db.withViewer(viewer, (tx) =>
    once<Payment, RefundFault>(
      tx,
      call,
      async () => {
        const seen = await read(tx);
        if (!mayRefund(viewer, seen)) throw forbidden('ROLE_REQUIRED');
        const payment = (await payments.findForUpdate(tx, id)) ?? seen;
        const left = refundableMinor(payment, await refunds.ofPayment(tx, payment));
        const amountMinor = input.amountMinor ?? left;
        if (payment.status !== 'SUCCEEDED' || amountMinor < 1 || amountMinor > left) return err({ code: 'NOT_REFUNDABLE' });
        const refund: Refund = {
          id: newId<'Refund'>(tx.now.getTime()),
          paymentId: id,
          organizationId: payment.organizationId,
          amountMinor,
          currency: payment.currency,
          status: 'PENDING',
          origin: 'STAFF',
          stripeRefundId: null,
          requestedBy: viewer.personId,
          createdAt: tx.now,
        };
        await refunds.insert(tx, refund);
        await payments.makeDue(tx, payment);
        const entity = { type: 'Payment', id };
        await recordFacts(tx, [
          {
            type: 'payment.refunded',
            action: 'U',
            outcome: '0',
            entity,
            subjectPersonId: payment.payerId,
            organizationId: payment.organizationId,
          },
        ]);
        return ok(payment);
      },
      async () => ok(await read(tx)),
    ),
  );
  if (!asked.ok) return asked;
  const settled = await settlePayment(deps, id);
  return ok((settled.ok && settled.value) || asked.value);
}
