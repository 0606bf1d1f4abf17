import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStripeBrowser } from './client.ts';
import { createStripeStandIn, type StripeStandIn } from './stand-in.ts';

let standIn: StripeStandIn;
let stripe: Stripe;
let nowMs = Date.parse('2026-11-23T09:00:00Z');

beforeEach(async () => {
  standIn = await createStripeStandIn({ clock: { now: () => new Date(nowMs) } });
  const { host, port } = standIn;
  stripe = new Stripe(standIn.secretKey, { host, port, protocol: 'http', maxNetworkRetries: 0, timeout: 300, telemetry: false });
});
afterEach(() => standIn.stop());

const manual = { amount: 9000, currency: 'eur', capture_method: 'manual' } as const;
const refused = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: { statusCode?: number; rawType?: string; code?: string }) => [error.statusCode, error.rawType, error.code],
  );

test('the same key and parameters get the same answer, marked as a replay, and one effect', async () => {
  const first = await stripe.paymentIntents.create(manual, { idempotencyKey: 'k1' });
  const again = await stripe.paymentIntents.create(manual, { idempotencyKey: 'k1' });
  expect(again).toEqual(first);
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
});

test('the same key with other parameters is an idempotency_error', async () => {
  await stripe.paymentIntents.create(manual, { idempotencyKey: 'k1' });
  expect(await refused(stripe.paymentIntents.create({ ...manual, amount: 1 }, { idempotencyKey: 'k1' }))).toEqual([
    400,
    'idempotency_error',
    undefined,
  ]);
});

test('a second request under a key that is still at work gets 409', async () => {
  const gate = standIn.gate({ method: 'POST' });
  const first = stripe.paymentIntents.create(manual, { idempotencyKey: 'k1', timeout: 5000 });
  await gate.arrived;
  expect(await refused(stripe.paymentIntents.create(manual, { idempotencyKey: 'k1' }))).toEqual([
    409,
    'idempotency_error',
    'idempotency_key_in_use',
  ]);
  gate.open();
  expect((await first).status).toBe('requires_payment_method');
});

test('a key is forgotten after a day, and faulty parameters are not remembered', async () => {
  expect((await refused(stripe.paymentIntents.create({ ...manual, amount: 0 }, { idempotencyKey: 'k1' })))?.[0]).toBe(400);
  const first = await stripe.paymentIntents.create(manual, { idempotencyKey: 'k1' });
  nowMs += 86_401_000;
  expect((await stripe.paymentIntents.create(manual, { idempotencyKey: 'k1' })).id).not.toBe(first.id);
});

test('a decline and a wrong state are remembered', async () => {
  const intent = await stripe.paymentIntents.create(manual);
  const declined = () => stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_chargeDeclined' }, { idempotencyKey: 'k1' });
  expect((await refused(declined()))?.[0]).toBe(402);
  await createStripeBrowser(standIn).confirm(String(intent.client_secret));
  expect((await refused(declined()))?.[0]).toBe(402);
});

test.each(['timeoutAfterCommit', 'serverErrorAfterCommit', 'resetAfterCommit'] as const)(
  '%s: the caller learns nothing, and a retry with its key finds the one effect',
  async (kind) => {
    const intent = await stripe.paymentIntents.create({ ...manual, payment_method: 'pm_card_visa', confirm: true });
    // The SDK itself repeats a request once when the connection closes, so such a reset must come twice to be felt.
    standIn.inject({ kind, path: /capture$/, times: kind === 'resetAfterCommit' ? 2 : 1 });
    expect(await refused(stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: 'k1' }))).toBeDefined();
    expect((await stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: 'k1' })).status).toBe('succeeded');
    expect(standIn.books()).toMatchObject([{ capturedMinor: 9000, counts: { captured: 1 } }]);
  },
);

test.each([
  ['serverError', 500],
  ['rateLimited', 429],
  ['timeoutBeforeCommit', undefined],
  ['resetBeforeCommit', undefined],
] as const)('%s changes nothing', async (kind, status) => {
  standIn.inject({ kind, method: 'POST', times: 2 });
  expect((await refused(stripe.paymentIntents.create(manual, { idempotencyKey: 'k1' })))?.[0]).toBe(status);
  standIn.calm();
  expect((await stripe.paymentIntents.list()).data).toEqual([]);
  expect(standIn.requests().some((request) => request.status === 200 && request.method === 'POST')).toBe(false);
});
