import type { PaymentsDeps } from '../deps.ts';
import type { PaymentId } from '../domain/payment.ts';
import { payments } from '../store/payments.ts';
import { type WebhookEvent, webhookEvents } from '../store/webhook-events.ts';
import { settlePayment } from './settle-payment.ts';

type HandleDeps = Pick<PaymentsDeps, 'db' | 'stripe' | 'log'>;

/**
 * Handles a webhook of the inbox by looking at Stripe, never by believing the event: any order and any number of deliveries end in the
 * same state. False when Stripe does not answer; the event then stays open.
 */
export async function handleWebhook(deps: HandleDeps, eventId: string): Promise<boolean> {
  const event = await deps.db.asSystem((tx) => webhookEvents.findOpen(tx, eventId));
  if (!event) return true;
  const paymentId = await paymentOf(deps, event);
  if (paymentId === 'unavailable') return false;
  if (paymentId !== null) {
    const settled = await settlePayment(deps, paymentId);
    if (!settled.ok && settled.error.code === 'STRIPE_UNAVAILABLE') return false;
  }
  await deps.db.asSystem((tx) => webhookEvents.handled(tx, eventId));
  return true;
}

/** Finds the payment by its intent, or, before we have stored the intent, by the id that we wrote into it. Null: not one of ours. */
async function paymentOf({ db, stripe }: HandleDeps, event: WebhookEvent): Promise<PaymentId | 'unavailable' | null> {
  const { intentId, paymentId } = event;
  if (paymentId !== null || intentId === null) return paymentId;
  const known = await db.asSystem((tx) => payments.idOfIntent(tx, intentId));
  if (known) return known;
  const seen = await stripe.look(intentId);
  if (seen.ok) return seen.value.paymentId;
  return seen.error.code === 'STRIPE_UNAVAILABLE' ? 'unavailable' : null;
}
