import { newId } from '@klear/core';
import { clientViewer, ownerViewer, personOf } from '@klear/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { appointmentOf, authorize, begin, cancellationOf, createWorld, quoteOf, releaseOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const bookOf = (holdId: string) => world.standIn.books().find((book) => book.metadata.holdId === holdId);

describe('the life of a payment', () => {
  test('held: authorised and not taken; booked: captured once; cancelled: given back in full', async () => {
    const paid = await authorize(world);
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_CAPTURE', authorizedMinor: 9000, capturedMinor: 0 });
    await world.tell('AppointmentBooked', appointmentOf(paid));
    expect(await world.payment(paid.paymentId)).toMatchObject({
      status: 'SUCCEEDED',
      capturedMinor: 9000,
      appointmentId: paid.appointmentId,
      due: false,
    });
    await world.tell('AppointmentCancelled', cancellationOf(paid));
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'SUCCEEDED', refundedMinor: 9000, due: false });
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0, counts: { authorized: 1, captured: 1, released: 0, refunded: 1 } });
    await world.standIn.webhooks.idle();
    expect(await world.eventsOf(paid.paymentId)).toEqual(['PaymentAuthorized', 'PaymentCaptured', 'PaymentRefunded']);
  });

  test('a hold that ends without an appointment releases the card, and its payment can no longer be confirmed', async () => {
    const paid = await authorize(world);
    await world.tell('HoldReleased', releaseOf(paid));
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'CANCELED', due: false });
    expect(bookOf(paid.facts.holdId)).toMatchObject({ blockedMinor: 0, paidMinor: 0, counts: { released: 1 } });
    const open = await begin(world);
    await world.tell('HoldReleased', releaseOf(open, 'RELEASED'));
    await expect(world.browser.confirm(open.clientSecret)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect(await world.eventsOf(paid.paymentId)).toEqual(['PaymentAuthorized', 'PaymentCanceled']);
  });

  test('the release that tells of a booking releases nothing', async () => {
    const paid = await authorize(world);
    await world.tell('HoldReleased', releaseOf(paid, 'BOOKED'));
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_CAPTURE' });
  });

  test('a payment begun after its hold has ended is refused', async () => {
    const client = clientViewer();
    const quote = quoteOf({ clientId: personOf(client) });
    await world.tell('HoldReleased', releaseOf(quote));
    const { data } = await world.pay(client, quote.token);
    expect(data.createPayment).toMatchObject({ __typename: 'QuoteExpired', code: 'QUOTE_EXPIRED' });
  });

  test('a card declined tells so, and another card may follow', async () => {
    const paid = await begin(world);
    await expect(world.browser.confirm(paid.clientSecret, 'pm_card_chargeDeclinedInsufficientFunds')).rejects.toMatchObject({
      statusCode: 402,
    });
    await world.standIn.webhooks.idle();
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD', failureCode: 'insufficient_funds' });
    await world.browser.confirm(paid.clientSecret);
    await world.standIn.webhooks.idle();
    expect(await world.eventsOf(paid.paymentId)).toEqual(['PaymentFailed', 'PaymentAuthorized']);
  });

  test('3-D Secure waits for the client, then authorises', async () => {
    const paid = await begin(world);
    await world.browser.confirm(paid.clientSecret, 'pm_card_threeDSecure2Required');
    await world.standIn.webhooks.idle();
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_ACTION' });
    await world.browser.authenticate(paid.clientSecret, 'succeed');
    await world.standIn.webhooks.idle();
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_CAPTURE' });
  });

  test('an authorisation that Stripe lets expire ends the payment, even when it was booked', async () => {
    const paid = await authorize(world);
    const { intentId } = await world.payment(paid.paymentId);
    world.standIn.expireAuthorization(String(intentId));
    await world.standIn.webhooks.idle();
    await world.tell('AppointmentBooked', appointmentOf(paid));
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'CANCELED', due: false });
  });

  test('cancelled before the capture was carried out: the card is released and nothing is taken', async () => {
    const paid = await authorize(world);
    world.standIn.inject({ kind: 'serverError', path: /capture$/, times: 3 });
    await world.tell('AppointmentBooked', appointmentOf(paid)).catch(() => {});
    world.recover();
    await world.tell('AppointmentCancelled', cancellationOf(paid));
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0, blockedMinor: 0, counts: { captured: 0, released: 1 } });
  });

  test('the ledger balances, and holds on cards return to zero once payments have ended', async () => {
    const paid = await authorize(world, { amountMinor: 1234 });
    const before = await world.accounts();
    await world.tell('AppointmentBooked', appointmentOf(paid));
    const after = await world.accounts();
    expect((before.CARD_HOLDS ?? 0) - (after.CARD_HOLDS ?? 0)).toBe(1234);
    expect((after.STRIPE_BALANCE ?? 0) - (before.STRIPE_BALANCE ?? 0)).toBe(1234);
    expect(Object.values(after).reduce((sum, balance) => sum + balance, 0)).toBe(0);
    const paidMinor = world.standIn.books().reduce((sum, book) => sum + book.paidMinor, 0);
    expect(after.STRIPE_BALANCE).toBe(paidMinor);
  });

  test('a refund made in the dashboard of Stripe is taken in', async () => {
    const paid = await authorize(world);
    await world.tell('AppointmentBooked', appointmentOf(paid));
    const { intentId } = await world.payment(paid.paymentId);
    const body = new URLSearchParams({ payment_intent: String(intentId), amount: '1000' });
    const headers = { authorization: `Bearer ${world.standIn.secretKey}` };
    await fetch(`${world.standIn.url}/v1/refunds`, { method: 'POST', headers, body });
    await world.standIn.webhooks.idle();
    expect(await world.payment(paid.paymentId)).toMatchObject({ refundedMinor: 1000, status: 'SUCCEEDED' });
  });
});

describe('staff refunds', () => {
  const refund = `mutation R($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename
    ... on RefundPaymentSuccess { payment { id refunded { amountMinor } refunds { edges { node { status amount { amountMinor } } } } } } ... on Problem { code } } }`;

  test('an owner gives back a part, then the rest; never more than was taken', async () => {
    const paid = await authorize(world);
    await world.tell('AppointmentBooked', appointmentOf(paid));
    const owner = ownerViewer({ organizationId: paid.facts.organizationId });
    const ask = (amountMinor: number | null, idempotencyKey: string = newId()) =>
      world.ask(owner, refund, { input: { paymentId: paid.paymentId, amountMinor, idempotencyKey } });
    const key = newId();
    const first = await ask(4000, key);
    expect(first.data.refundPayment).toMatchObject({ __typename: 'RefundPaymentSuccess', payment: { refunded: { amountMinor: 4000 } } });
    expect((await ask(4000, key)).data.refundPayment.payment.refunded.amountMinor).toBe(4000);
    expect((await ask(5001)).data.refundPayment).toMatchObject({ __typename: 'NotRefundable', code: 'NOT_REFUNDABLE' });
    const rest = await ask(null);
    expect(
      rest.data.refundPayment.payment.refunds.edges.map(
        (edge: { node: { amount: { amountMinor: number } } }) => edge.node.amount.amountMinor,
      ),
    ).toEqual([5000, 4000]);
    expect((await ask(null)).data.refundPayment.code).toBe('NOT_REFUNDABLE');
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0, counts: { refunded: 2 } });
    await world.tell('AppointmentCancelled', cancellationOf(paid));
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0, counts: { refunded: 2 } });
  });

  test('refunds at the same time never exceed what was taken', async () => {
    const paid = await authorize(world);
    await world.tell('AppointmentBooked', appointmentOf(paid));
    const owner = ownerViewer({ organizationId: paid.facts.organizationId });
    const answers = await Promise.all(
      [5000, 5000, 5000].map((amountMinor) =>
        world.ask(owner, refund, { input: { paymentId: paid.paymentId, amountMinor, idempotencyKey: newId() } }),
      ),
    );
    expect(answers.map((answer) => answer.data.refundPayment.__typename).sort()).toEqual([
      'NotRefundable',
      'NotRefundable',
      'RefundPaymentSuccess',
    ]);
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 4000 });
  });
});
