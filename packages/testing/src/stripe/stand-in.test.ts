import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStripeBrowser, type StripeBrowser } from './client.ts';
import { createStripeStandIn, type StripeStandIn } from './stand-in.ts';

let standIn: StripeStandIn;
let stripe: Stripe;
let browser: StripeBrowser;

beforeEach(async () => {
  standIn = await createStripeStandIn();
  stripe = new Stripe(standIn.secretKey, {
    host: standIn.host,
    port: standIn.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  browser = createStripeBrowser(standIn);
});
afterEach(() => standIn.stop());

const manual = { amount: 9000, currency: 'eur', capture_method: 'manual', metadata: { holdId: 'h1' } } as const;

async function authorized(paymentMethod = 'pm_card_visa') {
  const intent = await stripe.paymentIntents.create(manual);
  return browser.confirm(String(intent.client_secret), paymentMethod);
}

/** What a rejected call of the SDK carries. */
async function faultOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Stripe.errors.StripeError)) throw new Error('the call was not refused by Stripe');
  const { rawType, code, decline_code, param, statusCode } = error;
  return JSON.parse(JSON.stringify({ type: rawType, code, decline_code, param, status: statusCode }));
}

describe('the life of a PaymentIntent', () => {
  test('a confirmed manual intent holds the amount, and a capture takes it', async () => {
    const held = await authorized();
    expect([held.status, held.amount_capturable, held.amount_received]).toEqual(['requires_capture', 9000, 0]);
    const taken = await stripe.paymentIntents.capture(held.id);
    expect([taken.status, taken.amount_capturable, taken.amount_received]).toEqual(['succeeded', 0, 9000]);
    expect(taken.metadata).toEqual({ holdId: 'h1' });
  });

  test('an automatic intent is paid as soon as it is confirmed', async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_mastercard',
    });
    expect(intent.status).toBe('succeeded');
    expect(standIn.books()).toMatchObject([{ authorizedMinor: 500, capturedMinor: 500, paidMinor: 500, blockedMinor: 0, currency: 'USD' }]);
  });

  test('cancelling a held intent releases the card, and it cannot be captured afterwards', async () => {
    const held = await authorized();
    const canceled = await stripe.paymentIntents.cancel(held.id, { cancellation_reason: 'abandoned' });
    expect([canceled.status, canceled.cancellation_reason, canceled.amount_capturable]).toEqual(['canceled', 'abandoned', 0]);
    expect(await faultOf(stripe.paymentIntents.capture(held.id))).toMatchObject({ code: 'payment_intent_unexpected_state', status: 400 });
    expect(standIn.books()).toMatchObject([{ authorizedMinor: 9000, releasedMinor: 9000, blockedMinor: 0, paidMinor: 0 }]);
  });

  test('a partial capture releases the rest, and refunds never exceed what was captured', async () => {
    const held = await authorized();
    await stripe.paymentIntents.capture(held.id, { amount_to_capture: 6000 });
    await stripe.refunds.create({ payment_intent: held.id, amount: 2000 });
    expect(await faultOf(stripe.refunds.create({ payment_intent: held.id, amount: 4001 }))).toMatchObject({ param: 'amount' });
    await stripe.refunds.create({ payment_intent: held.id });
    expect(await faultOf(stripe.refunds.create({ payment_intent: held.id }))).toMatchObject({ code: 'charge_already_refunded' });
    expect(standIn.books()).toMatchObject([
      { capturedMinor: 6000, releasedMinor: 3000, refundedMinor: 6000, paidMinor: 0, blockedMinor: 0 },
    ]);
  });

  test('what is not captured cannot be refunded', async () => {
    const held = await authorized();
    expect(await faultOf(stripe.refunds.create({ payment_intent: held.id }))).toMatchObject({ type: 'invalid_request_error', status: 400 });
  });

  test('an authorisation that expires is canceled by Stripe itself', async () => {
    const held = await authorized();
    standIn.expireAuthorization(held.id);
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' });
  });

  test.each(['requires_payment_method', 'requires_capture', 'succeeded', 'canceled'])(
    'from %s only the legal verbs go on',
    async (status) => {
      const intent = await stripe.paymentIntents.create(manual);
      const secret = String(intent.client_secret);
      if (status === 'canceled') await stripe.paymentIntents.cancel(intent.id);
      if (status === 'requires_capture' || status === 'succeeded') await browser.confirm(secret);
      if (status === 'succeeded') await stripe.paymentIntents.capture(intent.id);
      const before = standIn.books();
      const verbs = {
        confirm: () => browser.confirm(secret),
        authenticate: () => browser.authenticate(secret, 'succeed'),
        capture: () => stripe.paymentIntents.capture(intent.id),
        cancel: () => stripe.paymentIntents.cancel(intent.id),
      };
      const illegal: Record<string, (keyof typeof verbs)[]> = {
        requires_payment_method: ['capture', 'authenticate'],
        requires_capture: ['confirm', 'authenticate'],
        succeeded: ['confirm', 'authenticate', 'capture', 'cancel'],
        canceled: ['confirm', 'authenticate', 'capture', 'cancel'],
      };
      for (const verb of illegal[status] ?? [])
        expect(await faultOf(verbs[verb]())).toMatchObject({ code: 'payment_intent_unexpected_state' });
      expect(standIn.books()).toEqual(before);
      expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe(status);
    },
  );
});

describe('cards', () => {
  test('a declined card answers 402 with its decline code, holds nothing, and another card may follow', async () => {
    const intent = await stripe.paymentIntents.create(manual);
    const secret = String(intent.client_secret);
    const fault = await faultOf(browser.confirm(secret, 'pm_card_chargeDeclinedInsufficientFunds'));
    expect(fault).toMatchObject({ type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', status: 402 });
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
    });
    expect(standIn.books()).toEqual([]);
    expect((await browser.confirm(secret)).status).toBe('requires_capture');
  });

  test('a 3-D Secure card waits for its holder, who may agree', async () => {
    const waiting = await authorized('pm_card_threeDSecure2Required');
    expect(waiting.status).toBe('requires_action');
    expect(waiting.next_action?.redirect_to_url?.url).toContain(`${standIn.url}/authenticate/${waiting.id}`);
    expect((await browser.authenticate(String(waiting.client_secret), 'succeed')).status).toBe('requires_capture');
  });

  test.each([
    ['the holder refuses', 'pm_card_authenticationRequired', 'fail', 'payment_intent_authentication_failure'],
    ['the bank declines afterwards', 'pm_card_threeDSecureRequiredChargeDeclined', 'succeed', 'card_declined'],
  ] as const)('3-D Secure asks for another card when %s', async (_case, card, outcome, code) => {
    const waiting = await authorized(card);
    const after = await browser.authenticate(String(waiting.client_secret), outcome);
    expect([after.status, after.last_payment_error?.code]).toEqual(['requires_payment_method', code]);
  });

  test('a test card may be typed as a number, and its number is kept nowhere', async () => {
    const intent = await stripe.paymentIntents.create(manual);
    const body = new URLSearchParams({
      key: standIn.publishableKey,
      client_secret: String(intent.client_secret),
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': '4242 4242 4242 4242',
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '2034',
      'payment_method_data[card][cvc]': '123',
    });
    const response = await fetch(`${standIn.url}/v1/payment_intents/${intent.id}/confirm`, { method: 'POST', body });
    expect([response.status, (await response.json()).status]).toEqual([200, 'requires_capture']);
    expect(JSON.stringify([standIn.events(), standIn.requests(), standIn.books()])).not.toContain('4242');
    body.set('payment_method_data[card][number]', '4111111111111112');
    const real = await fetch(`${standIn.url}/v1/payment_intents/${intent.id}/confirm`, { method: 'POST', body });
    expect(await real.json()).toMatchObject({ error: { code: 'incorrect_number' } });
  });

  test('a refund to a card that refuses it fails later and moves no money', async () => {
    const held = await authorized('pm_card_refundFail');
    await stripe.paymentIntents.capture(held.id);
    const refund = await stripe.refunds.create({ payment_intent: held.id });
    expect(refund.status).toBe('pending');
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('failed');
    expect(standIn.books()).toMatchObject([{ paidMinor: 9000 }]);
  });
});

describe('who may ask', () => {
  test('an unknown key is refused, and a browser reaches only its own intent', async () => {
    const intent = await stripe.paymentIntents.create(manual);
    const other = await stripe.paymentIntents.create(manual);
    const stranger = new Stripe('sk_test_other', { host: standIn.host, port: standIn.port, protocol: 'http', telemetry: false });
    expect(await faultOf(stranger.paymentIntents.retrieve(intent.id))).toMatchObject({ status: 401 });
    const asBrowser = new Stripe(standIn.publishableKey, { host: standIn.host, port: standIn.port, protocol: 'http', telemetry: false });
    expect(await faultOf(asBrowser.paymentIntents.capture(intent.id))).toMatchObject({ status: 403, code: 'secret_key_required' });
    const stolen = { client_secret: String(other.client_secret) };
    expect(await faultOf(asBrowser.paymentIntents.retrieve(intent.id, stolen))).toMatchObject({ param: 'client_secret' });
    expect(await browser.retrieve(String(intent.client_secret))).toMatchObject({ id: intent.id, metadata: {} });
  });
});

describe('bad parameters', () => {
  const cases: [string, object, string, string][] = [
    ['an unknown parameter', { ...manual, tip: '5' }, 'parameter_unknown', 'tip'],
    [
      'an unknown nested parameter',
      { ...manual, automatic_payment_methods: { enabled: true, wish: 'x' } },
      'parameter_unknown',
      'automatic_payment_methods[wish]',
    ],
    ['a missing amount', { currency: 'eur' }, 'parameter_missing', 'amount'],
    ['an amount that is not whole', { ...manual, amount: '12.5' }, 'parameter_invalid_integer', 'amount'],
    ['an amount of nothing', { ...manual, amount: 0 }, 'parameter_invalid_integer', 'amount'],
    ['an amount beyond the limit', { ...manual, amount: 100_000_000 }, 'amount_too_large', 'amount'],
    ['an unknown currency', { ...manual, currency: 'xxz' }, 'parameter_invalid', 'currency'],
    ['an unknown capture method', { ...manual, capture_method: 'later' }, 'parameter_invalid_enum', 'capture_method'],
    ['a customer that does not exist', { ...manual, customer: 'cus_none' }, 'resource_missing', 'customer'],
    ['a payment method that does not exist', { ...manual, payment_method: 'pm_none' }, 'resource_missing', 'payment_method'],
    ['text where a group belongs', { ...manual, metadata: 'text' }, 'parameter_invalid_object', 'metadata'],
    ['a flag that is no flag', { ...manual, confirm: 'maybe' }, 'parameter_invalid_boolean', 'confirm'],
    ['metadata that is too long', { ...manual, metadata: { note: 'x'.repeat(501) } }, 'parameter_invalid', 'metadata[note]'],
  ];
  test.each(cases)('%s is refused with its name', async (_case, parameters, code, param) => {
    const fault = await faultOf(stripe.rawRequest('POST', '/v1/payment_intents', parameters));
    expect(fault).toMatchObject({ type: 'invalid_request_error', code, param });
    expect((await stripe.paymentIntents.list()).data).toEqual([]);
  });

  test('an unknown path, an unknown id and JSON in the body are refused', async () => {
    expect(await faultOf(stripe.rawRequest('GET', '/v1/nothing'))).toMatchObject({ status: 404 });
    expect(await faultOf(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({ code: 'resource_missing', status: 404 });
    const headers = {
      authorization: `Basic ${Buffer.from(`${standIn.secretKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    };
    const json = await fetch(`${standIn.url}/v1/payment_intents`, { method: 'POST', headers, body: '{}' });
    expect(json.status).toBe(400);
  });
});

describe('lists, customers and expansion', () => {
  test('lists page from the newest back, and events filter by type', async () => {
    for (let index = 0; index < 3; index += 1) await stripe.paymentIntents.create({ ...manual, metadata: { index: String(index) } });
    const first = await stripe.paymentIntents.list({ limit: 2 });
    expect([first.data.map((row) => row.metadata.index), first.has_more]).toEqual([['2', '1'], true]);
    const rest = await stripe.paymentIntents.list({ limit: 2, starting_after: String(first.data[1]?.id) });
    expect([rest.data.map((row) => row.metadata.index), rest.has_more]).toEqual([['0'], false]);
    await stripe.paymentIntents.cancel(String(first.data[0]?.id));
    const events = await stripe.events.list({ type: 'payment_intent.canceled', created: { gte: 0 } });
    expect(events.data).toHaveLength(1);
    expect(await stripe.events.retrieve(String(events.data[0]?.id))).toMatchObject({ type: 'payment_intent.canceled' });
  });

  test('a customer can be made, read and charged; the charge can be expanded', async () => {
    const customer = await stripe.customers.create({ description: 'a client', metadata: { personId: 'p1' } });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ id: customer.id, metadata: { personId: 'p1' } });
    const intent = await stripe.paymentIntents.create({ ...manual, customer: customer.id, payment_method: 'pm_card_visa', confirm: true });
    const whole = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(whole.latest_charge).toMatchObject({ object: 'charge', captured: false, amount: 9000 });
    expect(await stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({ customer: customer.id });
    expect(await faultOf(stripe.paymentIntents.retrieve(intent.id, { expand: ['review'] }))).toMatchObject({ param: 'expand' });
    await stripe.paymentIntents.capture(intent.id);
    await stripe.refunds.create({ charge: String(intent.latest_charge), reason: 'requested_by_customer' });
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(1);
  });
});

describe('the page on which a person pays', () => {
  const press = (url: string, button: Record<string, string>) => fetch(url, { method: 'POST', body: new URLSearchParams(button) });

  test('shows the price and the test cards, and leads through a decline and 3-D Secure to an authorised payment', async () => {
    const intent = await stripe.paymentIntents.create(manual);
    const url = standIn.checkoutUrl(String(intent.client_secret));
    expect(await (await fetch(url)).text()).toContain('€90.00');
    await press(url, { confirm: 'pm_card_chargeDeclinedInsufficientFunds' });
    expect(await (await fetch(url)).text()).toContain('Your card has insufficient funds.');
    await press(url, { confirm: 'pm_card_threeDSecure2Required' });
    const waiting = await stripe.paymentIntents.retrieve(intent.id);
    const bank = await fetch(String(waiting.next_action?.redirect_to_url?.url));
    expect(await bank.text()).toContain('The bank asks');
    const done = await press(url, { authenticate: 'succeed' });
    expect(await done.text()).toContain('requires_capture');
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_capture');
  });

  test('another secret opens nothing', async () => {
    const intent = await stripe.paymentIntents.create(manual);
    const response = await fetch(standIn.checkoutUrl(`${intent.id}_secret_guess`));
    expect(response.status).toBe(400);
  });
});
