import { err, newId, ok, type Result } from '@klear/core';
import { outbox } from '@klear/db';
import type { PaymentsDeps } from '../deps.ts';
import { nextStep, type Step } from '../domain/next-step.ts';
import type { Payment, PaymentId, Refund } from '../domain/payment.ts';
import { eventsOf } from '../events/published.ts';
import { payments } from '../store/payments.ts';
import { refunds } from '../store/refunds.ts';
import type { StripeFault, StripeResult } from '../stripe/port.ts';
import { absorbIntent } from './absorb-intent.ts';

type SettleDeps = Pick<PaymentsDeps, 'db' | 'stripe' | 'log'>;
interface State {
  readonly payment: Payment;
  readonly refunds: readonly Refund[];
}

/** More rounds than any payment needs; only a state that never agrees with Stripe would use them up. */
const maxRounds = 12;

/**
 * Brings Stripe and the booking into agreement: looks at Stripe, takes in what it sees, does the next step, and looks again until
 * nothing is left to do. May be killed anywhere and run twice at once: steps follow from stored facts, and every call to Stripe
 * carries the payment's own idempotency key. STRIPE_UNAVAILABLE leaves the payment due. Answers undefined for an unknown payment.
 */
export async function settlePayment(deps: SettleDeps, id: PaymentId): Promise<Result<Payment | undefined, StripeFault>> {
  let refused: string | undefined;
  for (let round = 0; round < maxRounds; round += 1) {
    const looked = await look(deps, id);
    if (!looked.ok) return looked;
    if (!looked.value) return ok(undefined);
    const { payment } = looked.value;
    const step = nextStep(payment, looked.value.refunds);
    if (step) {
      const done = await take(deps, payment, step);
      if (done.ok) continue;
      if (done.error.code === 'STRIPE_UNAVAILABLE') return done;
      // Stripe refuses what its state no longer allows: look again. The same refusal twice is a fact that people must see.
      const name = step.type === 'REFUND' ? step.refund.id : step.type;
      if (refused !== name) {
        refused = name;
        continue;
      }
      if (step.type === 'REFUND') {
        await giveUpRefund(deps, payment, step.refund);
        continue;
      }
      deps.log.error({ paymentId: id, step: step.type, stripeCode: done.error.stripeCode }, 'stripe refuses a step that the booking needs');
      return done;
    }
    if (await deps.db.asSystem((tx) => payments.settled(tx, payment))) return ok(payment);
  }
  deps.log.error({ paymentId: id, rounds: maxRounds }, 'a payment does not settle');
  return err({ code: 'STRIPE_UNAVAILABLE' });
}

/** Reads the payment, after whoever is changing it now; with an intent at Stripe, takes in how that stands. */
async function look({ db, stripe, log }: SettleDeps, id: PaymentId): Promise<Result<State | undefined, StripeFault>> {
  const before = await db.asSystem(async (tx) => {
    const ticket = await payments.takeTicket(tx, id);
    const payment = ticket === undefined ? undefined : (await payments.byIds(tx, [id])).at(0);
    return payment && ticket !== undefined ? { ticket, payment, refunds: await refunds.ofPayment(tx, payment) } : undefined;
  });
  if (!before?.payment.intentId) return ok(before);
  const seen = await stripe.look(before.payment.intentId);
  if (!seen.ok) return seen;
  const { snapshot } = seen.value;
  if (snapshot.amountMinor !== before.payment.amountMinor || snapshot.currency !== before.payment.currency) {
    log.error({ paymentId: id }, 'stripe shows another amount than the quote');
    return err({ code: 'STRIPE_REFUSED', stripeCode: 'amount_mismatch' });
  }
  return db.asSystem(async (tx) => {
    const payment = await payments.findForUpdate(tx, id);
    if (!payment) return ok(undefined);
    const known = await refunds.ofPayment(tx, payment);
    if (!(await payments.useTicket(tx, id, before.ticket))) return ok({ payment, refunds: known });
    const taken = await absorbIntent(tx, payment, known, snapshot);
    return ok({ payment: taken, refunds: await refunds.ofPayment(tx, taken) });
  });
}

async function take(deps: SettleDeps, payment: Payment, step: Step): StripeResult<void> {
  const { db, stripe } = deps;
  switch (step.type) {
    case 'BEGIN': {
      const begun = await stripe.begin(payment);
      if (!begun.ok) return begun;
      await db.asSystem(async (tx) => {
        const now = await payments.findForUpdate(tx, payment.id);
        if (now && now.intentId === null) await payments.save(tx, { ...now, intentId: begun.value.intentId });
      });
      return ok(undefined);
    }
    case 'CAPTURE':
      return stripe.capture(payment, intentOf(payment), step.amountMinor);
    case 'CANCEL':
      return payment.intentId === null ? cancelUnbegun(deps, payment) : stripe.cancel(payment, payment.intentId);
    case 'ASK_REFUND': {
      await db.asSystem(async (tx) => {
        const now = await payments.findForUpdate(tx, payment.id);
        if (!now) return;
        const again = nextStep(now, await refunds.ofPayment(tx, now));
        if (again?.type === 'ASK_REFUND') await refunds.insert(tx, refundOf(now, again, tx.now));
      });
      return ok(undefined);
    }
    case 'REFUND':
      return stripe.refund(step.refund, intentOf(payment));
  }
}

/** States that need these steps are only reached through Stripe, which gave the intent. */
function intentOf(payment: Payment): string {
  if (payment.intentId === null) throw new TypeError('a payment without an intent has nothing to take or give back');
  return payment.intentId;
}

function refundOf(payment: Payment, step: Extract<Step, { type: 'ASK_REFUND' }>, at: Date): Refund {
  const { id: paymentId, organizationId, currency } = payment;
  const { amountMinor, origin } = step;
  const id = newId<'Refund'>(at.getTime());
  return {
    id,
    paymentId,
    organizationId,
    amountMinor,
    currency,
    status: 'PENDING',
    origin,
    stripeRefundId: null,
    requestedBy: null,
    createdAt: at,
  };
}

/** No client secret ever left, so nobody can pay: the payment ends here without Stripe. */
async function cancelUnbegun({ db }: SettleDeps, payment: Payment): StripeResult<void> {
  await db.asSystem(async (tx) => {
    const now = await payments.findForUpdate(tx, payment.id);
    if (!now || now.intentId !== null || now.status === 'CANCELED') return;
    const saved = await payments.save(tx, { ...now, status: 'CANCELED' });
    await outbox.record(tx, eventsOf(saved, [{ type: 'CANCELED' }], tx.now));
  });
  return ok(undefined);
}

async function giveUpRefund({ db, log }: SettleDeps, payment: Payment, refund: Refund): Promise<void> {
  log.error({ paymentId: payment.id, refundId: refund.id }, 'stripe refuses a refund');
  await db.asSystem(async (tx) => {
    await payments.findForUpdate(tx, payment.id);
    await refunds.save(tx, [{ ...refund, status: 'FAILED' }]);
  });
}
