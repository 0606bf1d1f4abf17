import { newId } from '@klear/core';
import { clientViewer, ownerViewer, personOf } from '@klear/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  absenceOf,
  appointmentOf,
  authorize,
  begin,
  cancellationOf,
  createWorld,
  givenBackOf,
  quoteOf,
  releaseOf,
  type World,
} from './world.ts';

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

  test('a hold that lapsed keeps a payment that came late until bookings has decided: taken with the slot, or given back', async () => {
    const reclaimed = await authorize(world);
    await world.tell('HoldReleased', releaseOf(reclaimed, 'EXPIRED'));
    expect(bookOf(reclaimed.facts.holdId)).toMatchObject({ blockedMinor: 9000, paidMinor: 0 });
    await world.tell('AppointmentBooked', appointmentOf(reclaimed));
    expect(bookOf(reclaimed.facts.holdId)).toMatchObject({ blockedMinor: 0, paidMinor: 9000, counts: { captured: 1 } });

    const refused = await authorize(world);
    await world.tell('HoldReleased', releaseOf(refused, 'EXPIRED'));
    await world.tell('BookingProcessChanged', givenBackOf(refused));
    expect(bookOf(refused.facts.holdId)).toMatchObject({ blockedMinor: 0, paidMinor: 0, counts: { captured: 0, released: 1 } });
    await world.tell('BookingProcessChanged', givenBackOf(refused));
    expect(await world.payment(refused.paymentId)).toMatchObject({ status: 'CANCELED', due: false });
  });

  test('a hold that lapsed before anybody confirmed cannot be paid any more', async () => {
    const open = await begin(world);
    await world.tell('HoldReleased', releaseOf(open, 'EXPIRED'));
    await expect(world.browser.confirm(open.clientSecret)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect(bookOf(open.facts.holdId)).toBeUndefined();
  });

  test('cancelled for a fee: what was taken is given back but for it; what was only reserved is taken for it alone', async () => {
    const taken = await authorize(world, { amountMinor: 9_001 });
    await world.tell('AppointmentBooked', appointmentOf(taken));
    await world.tell('AppointmentCancelled', cancellationOf(taken, 4_501));
    expect(bookOf(taken.facts.holdId)).toMatchObject({ paidMinor: 4_501, counts: { captured: 1, refunded: 1 } });

    const reserved = await authorize(world, { amountMinor: 9_001 });
    await world.tell('AppointmentCancelled', cancellationOf(reserved, 4_501));
    expect(bookOf(reserved.facts.holdId)).toMatchObject({
      paidMinor: 4_501,
      blockedMinor: 0,
      releasedMinor: 4_500,
      counts: { captured: 1, released: 1, refunded: 0 },
    });
    expect(await world.payment(reserved.paymentId)).toMatchObject({ status: 'SUCCEEDED', capturedMinor: 4_501, due: false });
  });

  test('a capture of all that never came through is no obstacle to the capture of the fee', async () => {
    const paid = await authorize(world);
    world.standIn.inject({ kind: 'serverError', path: /capture$/, times: 3 });
    await world.tell('AppointmentBooked', appointmentOf(paid)).catch(() => {});
    world.recover();
    await world.tell('AppointmentCancelled', cancellationOf(paid, 900));
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 900, blockedMinor: 0, counts: { captured: 1 } });
    const { intentId } = await world.payment(paid.paymentId);
    const keys = world.standIn
      .requests()
      .flatMap(({ path, idempotencyKey }) => (path.endsWith(`${intentId}/capture`) ? [idempotencyKey] : []));
    expect(new Set(keys), 'Stripe refuses a key that comes again with another amount').toEqual(
      new Set([`${paid.paymentId}:capture`, `${paid.paymentId}:capture:900`]),
    );
  });

  test('what is only asked for is reserved, taken when the practice confirms, and let go when it declines', async () => {
    const confirmed = await authorize(world);
    await world.tell('AppointmentRequested', appointmentOf(confirmed));
    expect(await world.payment(confirmed.paymentId)).toMatchObject({ status: 'REQUIRES_CAPTURE', appointmentId: confirmed.appointmentId });
    await world.tell('AppointmentConfirmed', appointmentOf(confirmed));
    expect(bookOf(confirmed.facts.holdId)).toMatchObject({ blockedMinor: 0, paidMinor: 9000 });
    const declined = await authorize(world);
    await world.tell('AppointmentRequested', appointmentOf(declined));
    await world.tell('AppointmentCancelled', cancellationOf(declined));
    expect(bookOf(declined.facts.holdId)).toMatchObject({ blockedMinor: 0, paidMinor: 0, counts: { captured: 0, released: 1 } });
  });

  test.each([
    ['free of charge', 0, 0],
    ['at half the price', 4_500, 4_500],
    ['at what it cost before fees were told', null, 9_000],
  ])('a client who did not come: %s', async (_, feeMinor, paidMinor) => {
    const paid = await authorize(world);
    await world.tell('AppointmentBooked', appointmentOf(paid));
    await world.tell('AppointmentNoShow', absenceOf(paid, feeMinor));
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor, blockedMinor: 0 });
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
    const told = await world.database.sql`select (envelope -> 'payload' ->> 'refundedMinor')::int as minor from payments.outbox
      where type = 'PaymentRefunded' and envelope -> 'aggregate' ->> 'id' = ${paid.paymentId} order by position`;
    expect(
      told.map(({ minor }) => minor),
      'each event tells all that was given back so far',
    ).toEqual([4000, 9000]);
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
