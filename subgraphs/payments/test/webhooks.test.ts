import { randomBytes } from 'node:crypto';
import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import Stripe from 'stripe';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appointmentOf, authorize, begin, createWorld, type World, webhookSecret } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
// What an earlier test kept back goes out first: later tests pick from the held events, and count the calls to Stripe.
beforeEach(async () => {
  world.standIn.webhooks.release();
  await world.standIn.webhooks.idle();
});

/** Sends a body to the endpoint as whoever wants to be taken for Stripe. */
async function send(body: string, headers: Record<string, string>, method = 'POST'): Promise<number> {
  const response = await fetch(world.webhookUrl, { method, headers, ...(method === 'POST' && { body }) });
  return response.status;
}
const signed = (payload: string, change: { secret?: string; timestamp?: number } = {}) => ({
  'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, ...change }),
});
const eventBody = (id: string, object: object = { object: 'payment_intent', id: 'pi_unknown', metadata: {} }) =>
  JSON.stringify({ id, object: 'event', type: 'payment_intent.succeeded', data: { object } });
const inbox = async () => (await world.database.sql`select count(*)::int as count from payments.webhook_events`)[0]?.count;

describe('what is not from Stripe is refused and leaves no trace', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const body = eventBody('evt_forged');
  const cases: [string, () => Promise<number>, number][] = [
    ['no signature', () => send(body, {}), 400],
    ['a signature that is none', () => send(body, { 'stripe-signature': 'v1=00' }), 400],
    ['another secret', () => send(body, signed(body, { secret: 'whsec_other' })), 400],
    ['another body than was signed', () => send(`${body} `, signed(body)), 400],
    ['signed more than five minutes ago', () => send(body, signed(body, { timestamp: seconds - 301 })), 400],
    ['no JSON', () => send('{', signed('{')), 400],
    ['a body beyond the limit', () => send('x'.repeat(600_000), signed('x')), 413],
    ['another method', () => send('', {}, 'GET'), 405],
    ['another path', async () => (await fetch(world.webhookUrl.replace('stripe', 'other'), { method: 'POST' })).status, 404],
  ];
  test.each(cases)('%s', async (_case, call, status) => {
    const before = await inbox();
    expect(await call()).toBe(status);
    expect(await inbox()).toBe(before);
  });
});

test('an event of something that is not ours, or of a type that we do not know, is taken and does nothing', async () => {
  for (const object of [
    { object: 'payment_intent', id: 'pi_unknown' },
    { object: 'invoice', id: 'in_1' },
    { object: 'charge', id: 'ch_1', payment_intent: 'pi_none' },
  ]) {
    const body = eventBody(`evt_${randomBytes(6).toString('hex')}`, object);
    expect(await send(body, signed(body))).toBe(200);
  }
});

test('the same event twice, also at once, has one effect', async () => {
  world.standIn.webhooks.hold();
  const paid = await begin(world);
  await world.browser.confirm(paid.clientSecret);
  const [event] = world.standIn.webhooks.held().filter((held) => held.type === 'payment_intent.amount_capturable_updated');
  const deliveries = await Promise.all([1, 2, 3].map(() => world.standIn.webhooks.deliver(String(event?.id))));
  expect(deliveries).toEqual([200, 200, 200]);
  expect(await world.standIn.webhooks.deliver(String(event?.id))).toBe(200);
  expect(await world.eventsOf(paid.paymentId)).toEqual(['PaymentAuthorized']);
  const rows = await world.database.sql`select * from payments.webhook_events where id = ${String(event?.id)}`;
  expect(rows).toHaveLength(1);
});

test('a webhook that comes while Stripe does not answer is kept and handled later', async () => {
  world.standIn.webhooks.hold();
  const paid = await begin(world);
  await world.browser.confirm(paid.clientSecret);
  world.standIn.inject({ kind: 'serverError', method: 'GET', times: 3 });
  const [event] = world.standIn.webhooks.held();
  expect(await world.standIn.webhooks.deliver(String(event?.id))).toBe(200);
  expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
  world.recover();
  await world.runJobs();
  expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_CAPTURE' });
});

const count = proofSize('payments-webhooks', 15, 500);
test(`in any order, with repeats and gaps, ${count} orders of a payment's webhooks end in one state`, async () => {
  const seed = proofSeed('payments-webhooks');
  const orders = fc.sample(fc.array(fc.nat(), { minLength: 4, maxLength: 14 }), { seed, numRuns: count });
  for (const order of orders) {
    const paid = await authorize(world);
    world.standIn.webhooks.hold();
    const { intentId } = await world.payment(paid.paymentId);
    const headers = { authorization: `Bearer ${world.standIn.secretKey}` };
    await fetch(`${world.standIn.url}/v1/payment_intents/${intentId}/capture`, { method: 'POST', headers });
    await fetch(`${world.standIn.url}/v1/refunds`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ payment_intent: String(intentId) }),
    });
    const held = world.standIn.webhooks.held();
    expect(held.length).toBeGreaterThanOrEqual(4);
    for (const pick of order) await world.standIn.webhooks.deliver(held[pick % held.length]?.id ?? '');
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'SUCCEEDED', capturedMinor: 9000, refundedMinor: 9000 });
    expect(await world.eventsOf(paid.paymentId)).toEqual(['PaymentAuthorized', 'PaymentCaptured', 'PaymentRefunded']);
    world.standIn.webhooks.release();
    await world.standIn.webhooks.idle();
    expect(await world.eventsOf(paid.paymentId)).toHaveLength(3);
  }
}, 300_000);

test('an authorisation whose begin we could not store is found by the id that Stripe carries', async () => {
  const paid = await begin(world);
  await world.database.sql`update payments.payments set intent_id = null where id = ${paid.paymentId}`;
  await world.browser.confirm(paid.clientSecret);
  await world.standIn.webhooks.idle();
  await world.tell('AppointmentBooked', appointmentOf(paid));
  expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'SUCCEEDED', capturedMinor: 9000 });
});
