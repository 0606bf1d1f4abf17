import { newId, ok, Refusal, type Result, type UserId, unauthenticated, type Viewer } from '@klear/core';
import { once } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { PaymentsDeps } from '../deps.ts';
import type { Payment } from '../domain/payment.ts';
import { type Quote, type QuoteFault, readQuote } from '../domain/quote.ts';
import { payments } from '../store/payments.ts';
import { releasedHolds } from '../store/released-holds.ts';
import { settlePayment } from './settle-payment.ts';

export interface CreatePayment {
  readonly quote: string;
  readonly idempotencyKey: string;
}

/**
 * Begins to pay a hold: the amount is the quote's, and the quote is bookings'. A hold has one payment; asking again finds it.
 * Refuses SERVICE_UNAVAILABLE while Stripe does not answer; the same call then goes on where it stopped.
 */
export async function createPayment(deps: PaymentsDeps, viewer: Viewer, input: CreatePayment): Promise<Result<Payment, QuoteFault>> {
  const { personId } = viewer;
  if (personId === null) throw unauthenticated();
  const call = { viewer, mutation: 'createPayment', key: input.idempotencyKey, input };
  const begun = await deps.db.withViewer(viewer, (tx) =>
    once<Payment, QuoteFault>(
      tx,
      call,
      async () => {
        const quote = readQuote(input.quote, { verify: deps.quotes.verify, clientId: personId, at: tx.now });
        if (!quote.ok) return quote;
        const { holdId } = quote.value;
        await releasedHolds.lock(tx, holdId);
        if (await releasedHolds.has(tx, holdId)) return { ok: false, error: { code: 'QUOTE_EXPIRED' } };
        const [known] = await payments.byHoldIds(tx, [holdId]);
        if (known) return ok(known);
        const payment = paymentOf(quote.value, personId, tx.now);
        await payments.insert(tx, payment);
        const { id, organizationId } = payment;
        const entity = { type: 'Payment', id };
        await recordFacts(tx, [{ type: 'payment.created', action: 'C', outcome: '0', entity, subjectPersonId: personId, organizationId }]);
        return ok(payment);
      },
      async (id) => {
        const [known] = await payments.byIds(tx, [id as Payment['id']]);
        if (!known) throw new Refusal('NOT_FOUND', 'Payment not found.');
        return ok(known);
      },
    ),
  );
  if (!begun.ok) return begun;
  const settled = await settlePayment(deps, begun.value.id);
  if (!settled.ok) throw new Refusal('SERVICE_UNAVAILABLE', 'Payments cannot be taken right now. Try again with the same idempotencyKey.');
  return ok(settled.value ?? begun.value);
}

function paymentOf(quote: Quote, payerId: UserId, at: Date): Payment {
  const { holdId, organizationId, practitionerId, serviceId, amountMinor, currency, expiresAt } = quote;
  return {
    id: newId<'Payment'>(at.getTime()),
    organizationId,
    holdId,
    payerId,
    practitionerId,
    serviceId,
    appointmentId: null,
    amountMinor,
    currency,
    status: 'REQUIRES_PAYMENT_METHOD',
    intentId: null,
    authorizedMinor: 0,
    capturedMinor: 0,
    refundedMinor: 0,
    failureCode: null,
    quoteExpiresAt: expiresAt,
    bookedAt: null,
    releasedAt: null,
    givenBackAt: null,
    cancelledAt: null,
    feeMinor: null,
    due: true,
    version: 1,
    createdAt: at,
  };
}
