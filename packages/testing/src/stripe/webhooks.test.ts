import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStripeStandIn, type StripeStandIn, type StripeStandInOptions } from './stand-in.ts';

const secret = 'whsec_of_the_test';
const received: { id: string; type: string }[] = [];
let statuses: number[] = [];
let receiver: Server;
let url: string;
let standIn: StripeStandIn | undefined;

beforeEach(async () => {
  received.length = 0;
  statuses = [];
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const status = statuses.shift() ?? 200;
    try {
      const event = Stripe.webhooks.constructEvent(body, String(request.headers['stripe-signature']), secret);
      if (status === 200) received.push({ id: event.id, type: event.type });
      response.writeHead(status).end();
    } catch {
      response.writeHead(400).end();
    }
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks/stripe`;
});
afterEach(async () => {
  await standIn?.stop();
  receiver.closeAllConnections();
  receiver.close();
});

async function start(options: StripeStandInOptions = {}) {
  standIn = await createStripeStandIn({ webhooks: [{ url, secret }], retryDelaysMs: [5, 5], ...options });
  const stripe = new Stripe(standIn.secretKey, { host: standIn.host, port: standIn.port, protocol: 'http', telemetry: false });
  return {
    standIn,
    pay: () => stripe.paymentIntents.create({ amount: 900, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' }),
  };
}

test('every event reaches its endpoint, signed so that the SDK accepts it', async () => {
  const { standIn, pay } = await start();
  await pay();
  await standIn.webhooks.idle();
  expect(received.map((event) => event.type).sort()).toEqual(['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded']);
});

test('a refused delivery is tried again, and given up after the last pause', async () => {
  const { standIn, pay } = await start({ webhooks: [{ url, secret, types: ['payment_intent.succeeded'] }] });
  statuses = [500, 503, 200];
  await pay();
  await standIn.webhooks.idle();
  expect(received).toHaveLength(1);
  statuses = [500, 500, 500];
  await pay();
  await standIn.webhooks.idle();
  expect(received).toHaveLength(1);
  standIn.webhooks.release();
  await standIn.webhooks.idle();
  expect(received).toHaveLength(2);
});

test('duplicates can be asked for', async () => {
  const { standIn, pay } = await start({ duplicateWebhooks: true });
  await pay();
  await standIn.webhooks.idle();
  expect(received).toHaveLength(6);
  expect(new Set(received.map((event) => event.id)).size).toBe(3);
});

test('held events are delivered in the order that the test wants, with wrong signatures when it wants', async () => {
  const { standIn, pay } = await start();
  standIn.webhooks.hold();
  await pay();
  expect(received).toEqual([]);
  const held = standIn.webhooks.held();
  for (const event of held.toReversed()) expect(await standIn.webhooks.deliver(event.id)).toBe(200);
  expect(received.map((event) => event.id)).toEqual(held.map((event) => event.id).toReversed());
  const [first] = held;
  expect(await standIn.webhooks.deliver(String(first?.id), { secret: 'whsec_wrong' })).toBe(400);
  expect(await standIn.webhooks.deliver(String(first?.id), { signedAt: Math.floor(Date.now() / 1000) - 301 })).toBe(400);
  expect(await standIn.webhooks.deliver(String(first?.id), { body: '{"id":"evt_forged","object":"event"}' })).toBe(400);
  standIn.webhooks.release();
  await standIn.webhooks.idle();
  expect(received).toHaveLength(3);
});

test('an endpoint that cannot be reached is answered 0', async () => {
  const { standIn, pay } = await start({ webhooks: [{ url: 'http://127.0.0.1:1/nobody', secret }] });
  standIn.webhooks.hold();
  await pay();
  expect(await standIn.webhooks.deliver(String(standIn.webhooks.held()[0]?.id))).toBe(0);
});
