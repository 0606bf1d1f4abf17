import { newId } from '@klear/core';
import { anonymousViewer, clientViewer, personOf } from '@klear/testing';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { begin, createWorld, quoteOf, releaseOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterEach(async () => {
  world.recover();
  await world.standIn.webhooks.idle();
  await world.runJobs();
});

const intents = () => world.standIn.events().filter((event) => event.type === 'payment_intent.created').length;
const rows = async () => (await world.database.sql`select count(*)::int as count from payments.payments`)[0]?.count;

test('the amount asked of Stripe is the quote’s, and no field of the schema takes one from the client', async () => {
  const paid = await begin(world, { amountMinor: 12_345, currency: 'CHF' });
  const created = world.standIn.events().find((event) => JSON.stringify(event.data.object).includes(paid.paymentId));
  expect(created?.data.object).toMatchObject({ amount: 12_345, currency: 'chf', capture_method: 'manual' });
  const input = { quote: 'x', idempotencyKey: newId(), amountMinor: 1 };
  const { status, errors } = await world.ask(
    paid.client,
    'mutation P($input: CreatePaymentInput!) { createPayment(input: $input) { __typename } }',
    { input },
  );
  expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test('the same key gives the same payment; the same hold under another key too; the same key with another quote is refused', async () => {
  const client = clientViewer();
  const clientId = personOf(client);
  const quote = quoteOf({ clientId });
  const key = newId();
  const [before, rowsBefore] = [intents(), await rows()];
  const answers = [
    await world.pay(client, quote.token, key),
    await world.pay(client, quote.token, key),
    await world.pay(client, quote.token),
  ];
  expect(new Set(answers.map((answer) => answer.data.createPayment.payment.id)).size).toBe(1);
  expect([intents() - before, (await rows()) - rowsBefore]).toEqual([1, 1]);
  const reused = await world.pay(client, quoteOf({ clientId }).token, key);
  expect(reused.errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
});

test('twenty calls at once begin one payment', async () => {
  const client = clientViewer();
  const quote = quoteOf({ clientId: personOf(client) });
  const before = intents();
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => world.pay(client, quote.token, index % 2 ? key : newId())));
  const made = answers.filter((answer) => answer.data?.createPayment.__typename === 'CreatePaymentSuccess');
  expect(new Set(made.map((answer) => answer.data.createPayment.payment.id)).size).toBe(1);
  expect(intents() - before).toBe(1);
});

describe('a bad quote gets a clear answer and begins nothing', () => {
  const client = clientViewer();
  const clientId = personOf(client);
  const cases: [string, () => string, string][] = [
    ['tampered', () => quoteOf({ clientId }).token.replace(/^./, 'f'), 'QUOTE_INVALID'],
    ['somebody else’s', () => quoteOf({ clientId: personOf(clientViewer()) }).token, 'QUOTE_INVALID'],
    ['text', () => 'a quote', 'QUOTE_INVALID'],
    ['expired', () => quoteOf({ clientId, expiresAt: new Date(Date.now() - 1).toISOString() }).token, 'QUOTE_EXPIRED'],
  ];
  test.each(cases)('%s', async (_case, token, code) => {
    const before = [intents(), await rows()];
    const { data } = await world.pay(client, token());
    expect(data.createPayment).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
    expect([intents(), await rows()]).toEqual(before);
  });

  test('without a token', async () => {
    const { data, errors } = await world.pay(anonymousViewer(), quoteOf({ clientId }).token);
    expect([data, errors[0]?.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
  });

  test('unsigned, not even the schema is told', async () => {
    for (const query of ['{ _service { sdl } }', '{ __typename }']) {
      const answer = await world.subgraph.handle({ method: 'POST', path: '/graphql', headers: {}, body: JSON.stringify({ query }) });
      expect([answer.status, JSON.parse(answer.body).data]).toEqual([401, undefined]);
    }
  });
});

describe('while Stripe does not answer', () => {
  test.each(['serverError', 'rateLimited', 'resetAfterCommit', 'serverErrorAfterCommit', 'timeoutAfterCommit'] as const)(
    '%s once: the retry finds the one payment',
    async (kind) => {
      const before = intents();
      world.standIn.inject({ kind, path: /payment_intents$/ });
      const paid = await begin(world);
      expect(intents() - before).toBe(1);
      expect(await world.payment(paid.paymentId)).toMatchObject({ intentId: expect.stringMatching(/^pi_/) });
    },
  );

  test('for longer: a masked refusal, and the same call goes on later; the breaker closes again', async () => {
    const client = clientViewer();
    const quote = quoteOf({ clientId: personOf(client) });
    const key = newId();
    world.standIn.inject({ kind: 'serverError', times: 100 });
    const down = await world.pay(client, quote.token, key);
    expect(down.errors[0]).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    world.recover();
    const { data } = await world.pay(client, quote.token, key);
    expect(data.createPayment.payment).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
  });
});

test('a payment that was never begun at Stripe ends with its hold, without Stripe', async () => {
  const client = clientViewer();
  const quote = quoteOf({ clientId: personOf(client) });
  world.standIn.inject({ kind: 'serverError', times: 100 });
  await world.pay(client, quote.token);
  await world.tell('HoldReleased', releaseOf(quote));
  const [row] = await world.database.sql`select id, status, due from payments.payments where hold_id = ${quote.facts.holdId}`;
  expect(row).toMatchObject({ status: 'CANCELED', due: false });
  expect(await world.eventsOf(String(row?.id))).toEqual(['PaymentCanceled']);
});
