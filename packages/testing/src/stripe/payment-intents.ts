import { type Card, cardOf, readCard } from './cards.ts';
import { missing, parameterFault, StripeFault, unexpectedState } from './fault.ts';
import type { Parameters } from './form.ts';
import { newCharge, newPaymentIntent, type PaymentIntent } from './objects.ts';
import { emit, enterBook, latestCharge, type Operation, paymentIntentOf, seconds } from './operation.ts';

const cancellationReasons = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** From which states each verb may start (Stripe's life cycle of a PaymentIntent). */
const startsFrom = {
  confirmed: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  authenticated: ['requires_action'],
  captured: ['requires_capture'],
  canceled: ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'],
} as const;

function mustBe(verb: keyof typeof startsFrom, intent: PaymentIntent): void {
  if (!startsFrom[verb].some((status) => status === intent.status)) throw unexpectedState(verb, intent);
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

export function createPaymentIntent(op: Operation, parameters: Parameters): PaymentIntent {
  const amount = parameters.requiredInteger('amount');
  const currency = parameters.requiredText('currency');
  const captureMethod = parameters.oneOf('capture_method', ['automatic', 'manual']) ?? 'automatic';
  const types = parameters.list('allowed_payment_method_types');
  const automatic = parameters.group('automatic_payment_methods');
  automatic?.boolean('enabled');
  automatic?.oneOf('allow_redirects', ['always', 'never']);
  const customer = parameters.text('customer') ?? null;
  const description = parameters.text('description') ?? null;
  const metadata = parameters.metadata();
  const card = readCard(parameters);
  const confirm = parameters.boolean('confirm') ?? false;
  const returnUrl = parameters.text('return_url');
  parameters.finish();

  if (amount < 1) throw parameterFault('parameter_invalid_integer', 'amount', 'This value must be greater than or equal to 1.');
  if (amount > 99_999_999) throw parameterFault('amount_too_large', 'amount', 'Amount must be no more than 999,999.99.');
  if (!currencies.has(currency)) throw parameterFault('parameter_invalid', 'currency', `Invalid currency: ${currency}.`);
  if (types.some((type) => type !== 'card'))
    throw parameterFault('parameter_invalid', 'allowed_payment_method_types', 'Only card is known here.');
  if (customer && !op.work.find('customers', customer)) throw missing('customer', customer, 'customer');
  if (confirm && !card) throw parameterFault('parameter_missing', 'payment_method', 'You cannot confirm without a payment method.');

  const intent = newPaymentIntent({ amount, currency, captureMethod, customer, description, metadata, created: seconds(op.clock) });
  emit(op, 'payment_intent.created', intent);
  if (card) Object.assign(intent, { payment_method: card.paymentMethod, status: 'requires_confirmation' });
  op.work.put('paymentIntents', intent.id, intent);
  return confirm && card ? charge(op, intent, card, returnUrl) : intent;
}

export function confirmPaymentIntent(op: Operation, id: string, parameters: Parameters): PaymentIntent {
  const given = readCard(parameters);
  const returnUrl = parameters.text('return_url');
  parameters.finish();
  const intent = paymentIntentOf(op, id);
  mustBe('confirmed', intent);
  const card = given ?? (typeof intent.payment_method === 'string' ? cardOf(intent.payment_method) : undefined);
  if (!card)
    throw parameterFault('parameter_missing', 'payment_method', 'You cannot confirm this PaymentIntent: it has no payment method.');
  return charge(op, intent, card, returnUrl);
}

/** The card's holder answers the bank's question. Declining, or a card that declines afterwards, asks for another card. */
export function authenticatePaymentIntent(op: Operation, id: string, passed: boolean): PaymentIntent {
  const intent = paymentIntentOf(op, id);
  mustBe('authenticated', intent);
  const card = cardOf(String(intent.payment_method));
  const declined = card.behaviour.kind === 'challenges' && card.behaviour.after === 'declines';
  if (passed && !declined) return authorize(op, intent, card);
  const failure = passed
    ? { code: 'card_declined', decline_code: 'generic_decline', message: 'Your card was declined.' }
    : { code: 'payment_intent_authentication_failure', message: 'The provided PaymentMethod has failed authentication.' };
  return fail(op, intent, card, failure);
}

export function capturePaymentIntent(op: Operation, id: string, parameters: Parameters): PaymentIntent {
  const asked = parameters.integer('amount_to_capture');
  parameters.finish();
  const intent = paymentIntentOf(op, id);
  mustBe('captured', intent);
  const amount = asked ?? intent.amount_capturable;
  if (amount < 1 || amount > intent.amount_capturable) {
    throw parameterFault('amount_too_large', 'amount_to_capture', 'The amount is larger than what can be captured.');
  }
  const held = latestCharge(op, intent);
  if (!held) throw unexpectedState('captured', intent);
  const released = intent.amount_capturable - amount;
  const captured = { ...held, captured: true, amount_captured: amount, amount_refunded: released };
  const done: PaymentIntent = { ...intent, status: 'succeeded', amount_capturable: 0, amount_received: amount };
  op.work.put('charges', captured.id, captured);
  op.work.put('paymentIntents', id, done);
  enterBook(op, done, 'captured', amount);
  if (released > 0) enterBook(op, done, 'released', released);
  emit(op, 'charge.captured', captured);
  emit(op, 'payment_intent.succeeded', done);
  return done;
}

export function cancelPaymentIntent(op: Operation, id: string, parameters: Parameters): PaymentIntent {
  const reason = parameters.oneOf('cancellation_reason', cancellationReasons) ?? null;
  parameters.finish();
  const intent = paymentIntentOf(op, id);
  mustBe('canceled', intent);
  return release(op, intent, reason);
}

/** Gives up an authorisation or an unfinished intent; `automatic` is what Stripe does after seven days without capture. */
export function release(op: Operation, intent: PaymentIntent, reason: string | null): PaymentIntent {
  const held = latestCharge(op, intent);
  if (held && intent.amount_capturable > 0) {
    op.work.put('charges', held.id, { ...held, refunded: true, amount_refunded: held.amount });
    enterBook(op, intent, 'released', intent.amount_capturable);
  }
  const done: PaymentIntent = {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    next_action: null,
    cancellation_reason: reason,
    canceled_at: seconds(op.clock),
  };
  op.work.put('paymentIntents', intent.id, done);
  emit(op, 'payment_intent.canceled', done);
  return done;
}

function charge(op: Operation, intent: PaymentIntent, card: Card, returnUrl: string | undefined): PaymentIntent {
  const { behaviour } = card;
  if (behaviour.kind === 'declines') {
    const { code, declineCode, message } = behaviour;
    const failed = fail(op, intent, card, { code, decline_code: declineCode, message });
    const details = { code, decline_code: declineCode, payment_intent: failed, charge: String(failed.latest_charge) };
    throw new StripeFault(402, 'card_error', message, details, true);
  }
  if (behaviour.kind !== 'challenges') return authorize(op, intent, card);
  const waiting: PaymentIntent = {
    ...intent,
    payment_method: card.paymentMethod,
    status: 'requires_action',
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: { url: `${op.url}/authenticate/${intent.id}?client_secret=${intent.client_secret}`, return_url: returnUrl ?? null },
    },
  };
  op.work.put('paymentIntents', intent.id, waiting);
  emit(op, 'payment_intent.requires_action', waiting);
  return waiting;
}

function authorize(op: Operation, intent: PaymentIntent, card: Card): PaymentIntent {
  const captured = intent.capture_method === 'automatic';
  const made = newCharge(intent, { paymentMethod: card.paymentMethod, captured, failure: null, created: seconds(op.clock) });
  const done: PaymentIntent = {
    ...intent,
    payment_method: card.paymentMethod,
    latest_charge: made.id,
    last_payment_error: null,
    next_action: null,
    status: captured ? 'succeeded' : 'requires_capture',
    amount_capturable: captured ? 0 : intent.amount,
    amount_received: captured ? intent.amount : 0,
  };
  op.work.put('charges', made.id, made);
  op.work.put('paymentIntents', done.id, done);
  enterBook(op, done, 'authorized', done.amount);
  if (captured) enterBook(op, done, 'captured', done.amount);
  emit(op, 'charge.succeeded', made);
  emit(op, captured ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', done);
  return done;
}

function fail(
  op: Operation,
  intent: PaymentIntent,
  card: Card,
  failure: { code: string; decline_code?: string; message: string },
): PaymentIntent {
  const made = newCharge(intent, { paymentMethod: card.paymentMethod, captured: false, failure, created: seconds(op.clock) });
  const done: PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: made.id,
    last_payment_error: { ...failure, type: 'card_error', charge: made.id },
  };
  op.work.put('charges', made.id, made);
  op.work.put('paymentIntents', done.id, done);
  emit(op, 'charge.failed', made);
  emit(op, 'payment_intent.payment_failed', done);
  return done;
}
