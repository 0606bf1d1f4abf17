import type { Clock } from '@klear/core';
import type { BookEntry } from './books.ts';
import { missing } from './fault.ts';
import { type Charge, type PaymentIntent, type StripeEvent, stripeId } from './objects.ts';
import type { Work } from './state.ts';

/** What an operation may use: the request's work, the time, and who asks. */
export interface Operation {
  readonly work: Work;
  readonly clock: Clock;
  readonly request: { readonly id: string; readonly idempotencyKey: string | null };
  /** Where a browser reaches the stand-in, for `next_action`. */
  readonly url: string;
}

/** The Stripe API version that the stand-in speaks: that of the SDK beside it. */
export const apiVersion = '2026-10-28.endive';

export function seconds(clock: Clock): number {
  return Math.floor(clock.now().getTime() / 1000);
}

/** Records an event with a snapshot of its object; webhooks send it after the change is durable. */
export function emit(op: Operation, type: string, object: object): void {
  const event: StripeEvent = {
    id: stripeId('evt'),
    object: 'event',
    api_version: apiVersion,
    created: seconds(op.clock),
    livemode: false,
    pending_webhooks: 1,
    request: { id: op.request.id, idempotency_key: op.request.idempotencyKey },
    type,
    data: { object: structuredClone(object) },
  };
  op.work.put('events', event.id, event);
}

export function enterBook(op: Operation, intent: PaymentIntent, kind: BookEntry['kind'], amountMinor: number): void {
  const { metadata } = intent;
  op.work.put('books', stripeId('entry'), {
    paymentIntent: intent.id,
    kind,
    amountMinor,
    currency: intent.currency.toUpperCase(),
    metadata,
  });
}

export function paymentIntentOf(op: Operation, id: string): PaymentIntent {
  const intent = op.work.find('paymentIntents', id);
  if (!intent) throw missing('payment_intent', id, 'intent');
  return intent;
}

/** The charge that a PaymentIntent made last, if it has tried one. */
export function latestCharge(op: Operation, intent: PaymentIntent): Charge | undefined {
  return typeof intent.latest_charge === 'string' ? op.work.find('charges', intent.latest_charge) : undefined;
}
