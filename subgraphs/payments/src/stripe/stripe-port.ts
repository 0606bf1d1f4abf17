import { type Clock, err, type Logger, ok, parseId } from '@klear/core';
import { type Breaker, createBreaker } from '@klear/service';
import Stripe from 'stripe';
import type { PaymentId } from '../domain/payment.ts';
import { attempt, createRetryBudget, type RetryBudget } from './attempts.ts';
import type { StripePort, WebhookHint } from './port.ts';
import { snapshotOf } from './snapshot.ts';

export interface StripePortOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Another address than Stripe's own, for the local stand-in: http://127.0.0.1:12111. */
  readonly apiBase?: string | undefined;
  readonly timeoutMs?: number;
  /** Shared by all calls; the port makes its own unless told. */
  readonly breaker?: Breaker;
  readonly budget?: RetryBudget;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Seconds between signing and arrival beyond which a webhook is taken for a replay. */
const toleranceSeconds = 300;

const paymentIdOf = (metadata: Stripe.Metadata | null): PaymentId | null => parseId<'Payment'>(metadata?.paymentId ?? '') ?? null;

/** Which PaymentIntent a webhook's object is about: itself, or the one of a charge or refund. */
function intentOf(object: object): { intentId: string | null; paymentId: PaymentId | null } {
  const {
    object: kind,
    id,
    payment_intent,
    metadata,
  } = object as { object?: string; id?: string; payment_intent?: unknown; metadata?: Stripe.Metadata };
  if (kind === 'payment_intent') return { intentId: id ?? null, paymentId: paymentIdOf(metadata ?? null) };
  return { intentId: typeof payment_intent === 'string' ? payment_intent : null, paymentId: null };
}

/** The port over the official SDK. Its own retries are off: ours keep to a budget and share one breaker. */
export function createStripePort(options: StripePortOptions): StripePort {
  const { clock, log, timeoutMs = 4_000 } = options;
  const base = options.apiBase === undefined ? undefined : new URL(options.apiBase);
  const stripe = new Stripe(options.secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
    ...(base && { host: base.hostname, port: base.port, protocol: base.protocol === 'https:' ? 'https' : 'http' }),
  });
  const parts = { breaker: options.breaker ?? createBreaker({ clock }), budget: options.budget ?? createRetryBudget(), log };
  const call = <T>(verb: string, run: () => Promise<T>) => attempt(run, { ...parts, verb });

  return {
    begin(payment) {
      const { id: paymentId, holdId, organizationId, amountMinor: amount } = payment;
      return call('begin', async () => {
        const intent = await stripe.paymentIntents.create(
          {
            amount,
            currency: payment.currency.toLowerCase(),
            capture_method: 'manual',
            allowed_payment_method_types: ['card'],
            metadata: { paymentId, holdId, organizationId },
          },
          { idempotencyKey: `${paymentId}:begin` },
        );
        return { intentId: intent.id, clientSecret: intent.client_secret ?? '' };
      });
    },
    look: (intentId) =>
      call('look', async () => {
        const intent = await stripe.paymentIntents.retrieve(intentId);
        const refunds = intent.amount_received > 0 ? await stripe.refunds.list({ payment_intent: intentId, limit: 100 }) : { data: [] };
        const clientSecret = intent.client_secret ?? '';
        return { snapshot: snapshotOf(intent, refunds.data), clientSecret, paymentId: paymentIdOf(intent.metadata) };
      }),
    capture: (payment, intentId, amountMinor) =>
      call('capture', async () => {
        const part = amountMinor < payment.amountMinor;
        // Another amount is another request: Stripe refuses a key that comes again with other parameters.
        const idempotencyKey = part ? `${payment.id}:capture:${amountMinor}` : `${payment.id}:capture`;
        await stripe.paymentIntents.capture(intentId, part ? { amount_to_capture: amountMinor } : {}, { idempotencyKey });
      }),
    cancel: (payment, intentId) =>
      call('cancel', async () => {
        await stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }, { idempotencyKey: `${payment.id}:cancel` });
      }),
    refund: (refund, intentId) =>
      call('refund', async () => {
        await stripe.refunds.create(
          { payment_intent: intentId, amount: refund.amountMinor, reason: 'requested_by_customer', metadata: { refundId: refund.id } },
          { idempotencyKey: `${refund.id}:refund` },
        );
      }),
    readWebhook(body, signature) {
      try {
        const event = Stripe.webhooks.constructEvent(
          body,
          signature,
          options.webhookSecret,
          toleranceSeconds,
          undefined,
          clock.now().getTime(),
        );
        const hint: WebhookHint = { id: String(event.id), type: String(event.type), ...intentOf(event.data.object) };
        return hint.id.length > 255 ? err('WEBHOOK_INVALID') : ok(hint);
      } catch {
        return err('WEBHOOK_INVALID');
      }
    },
  };
}
