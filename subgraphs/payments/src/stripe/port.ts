import type { Result } from '@klear/core';
import type { IntentSnapshot } from '../domain/intent.ts';
import type { Payment, PaymentId, Refund } from '../domain/payment.ts';

/** Stripe does not answer (in time), or the breaker is open. What was asked may or may not have happened: ask again, same keys. */
export type StripeFault =
  | { readonly code: 'STRIPE_UNAVAILABLE' }
  /** Stripe understood and refuses, with its own code; the same request will be refused again. */
  | { readonly code: 'STRIPE_REFUSED'; readonly stripeCode: string };

export type StripeResult<T> = Promise<Result<T, StripeFault>>;

/** A webhook whose signature holds. It is a hint to look at Stripe, and its own contents are not believed. */
export interface WebhookHint {
  readonly id: string;
  readonly type: string;
  readonly intentId: string | null;
  readonly paymentId: PaymentId | null;
}

/** The outward port to Stripe. Every change carries an idempotency key made of our ids, so that repeating it is harmless. */
export interface StripePort {
  /** Makes the PaymentIntent of a payment, authorised only until it is captured. */
  begin(payment: Payment): StripeResult<{ intentId: string; clientSecret: string }>;
  /** The PaymentIntent and its refunds as they are now, and its client secret, which is never stored. */
  look(intentId: string): StripeResult<{ snapshot: IntentSnapshot; clientSecret: string; paymentId: PaymentId | null }>;
  /** Takes so much of what is reserved, and lets go of the rest. */
  capture(payment: Payment, intentId: string, amountMinor: number): StripeResult<void>;
  cancel(payment: Payment, intentId: string): StripeResult<void>;
  refund(refund: Refund, intentId: string): StripeResult<void>;
  /** Checks signature and age (300 s). WEBHOOK_INVALID says nothing about why. */
  readWebhook(body: string, signature: string): Result<WebhookHint, 'WEBHOOK_INVALID'>;
}
