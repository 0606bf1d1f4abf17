import { newId, type Result, type Viewer } from '@klear/core';
import { managerViewer } from '@klear/testing';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { settlePayment } from '../src/commands/settle-payment.ts';
import { jobNames } from '../src/events/job-names.ts';
import { paymentsJobs } from '../src/events/jobs.ts';
import { sweepPayments } from '../src/index.ts';
import type { StripeFault, StripePort } from '../src/stripe/port.ts';
import { appointmentOf, authorize, begin, cancellationOf, createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterEach(() => {
  world.recover();
  world.standIn.webhooks.release();
});
const bookOf = (holdId: string) => world.standIn.books().find((book) => book.metadata.holdId === holdId);

test('an answer of Stripe that was overtaken by a later one is not taken in', async () => {
  world.standIn.webhooks.hold();
  const paid = await begin(world);
  await world.browser.confirm(paid.clientSecret, 'pm_card_threeDSecure2Required');
  const { stripe } = world.deps;
  const seen = Promise.withResolvers<void>();
  const onward = Promise.withResolvers<void>();
  const slow: StripePort = {
    ...stripe,
    async look(intentId) {
      const answer = await stripe.look(intentId);
      seen.resolve();
      await onward.promise;
      return answer;
    },
  };
  const first = settlePayment({ ...world.deps, stripe: slow }, paid.paymentId);
  await seen.promise;
  await world.browser.authenticate(paid.clientSecret, 'fail');
  await settlePayment(world.deps, paid.paymentId);
  expect(await world.payment(paid.paymentId)).toMatchObject({
    status: 'REQUIRES_PAYMENT_METHOD',
    failureCode: 'payment_intent_authentication_failure',
  });
  onward.resolve();
  await first;
  expect(await world.payment(paid.paymentId)).toMatchObject({
    status: 'REQUIRES_PAYMENT_METHOD',
    failureCode: 'payment_intent_authentication_failure',
  });
});

test('settled ten times at once, a booked payment is captured once and told of once', async () => {
  const paid = await authorize(world);
  await world.database
    .sql`update payments.payments set booked_at = now(), appointment_id = ${paid.appointmentId}, due = true, version = version + 1 where id = ${paid.paymentId}`;
  await Promise.all(Array.from({ length: 10 }, () => settlePayment(world.deps, paid.paymentId)));
  await world.standIn.webhooks.idle();
  expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 9000, counts: { captured: 1 } });
  expect(await world.eventsOf(paid.paymentId)).toEqual(['PaymentAuthorized', 'PaymentCaptured']);
});

test('settled ten times at once, a refund of a part is paid once', async () => {
  const paid = await authorize(world);
  await world.tell('AppointmentBooked', appointmentOf(paid));
  world.standIn.webhooks.hold();
  const { organizationId } = paid.facts;
  await world.database
    .sql`insert into payments.refunds (organization_id, id, payment_id, amount_minor, currency, status, origin, created_at)
    values (${organizationId}, ${newId()}, ${paid.paymentId}, 4000, 'EUR', 'PENDING', 'STAFF', now())`;
  await Promise.all(Array.from({ length: 10 }, () => settlePayment(world.deps, paid.paymentId)));
  expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 5000, counts: { refunded: 1 } });
  expect(await world.eventsOf(paid.paymentId)).toEqual(['PaymentAuthorized', 'PaymentCaptured', 'PaymentRefunded']);
});

test('every event of a payment has a version of its own, rising', async () => {
  const paid = await begin(world);
  world.standIn.webhooks.hold();
  await world.browser.confirm(paid.clientSecret);
  const { intentId } = await world.payment(paid.paymentId);
  await fetch(`${world.standIn.url}/v1/payment_intents/${intentId}/capture`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.standIn.secretKey}` },
  });
  await settlePayment(world.deps, paid.paymentId);
  const rows = await world.database.sql`select (envelope -> 'aggregate' ->> 'version')::int as version from payments.outbox
    where envelope -> 'aggregate' ->> 'id' = ${paid.paymentId} order by position`;
  const versions = rows.map((row) => Number(row.version));
  expect(versions).toHaveLength(2);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  expect(versions.at(-1)).toBe((await world.payment(paid.paymentId)).version);
});

test('told of the cancellation before the booking, the end is the same', async () => {
  const paid = await authorize(world);
  await world.tell('AppointmentCancelled', cancellationOf(paid));
  await world.tell('AppointmentBooked', appointmentOf(paid));
  expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'CANCELED' });
  expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0, blockedMinor: 0 });
});

test('an appointment of another organization cannot take a payment along', async () => {
  const paid = await authorize(world);
  await world.tell('AppointmentBooked', { ...appointmentOf(paid), organizationId: newId() });
  expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_CAPTURE', appointmentId: null });
});

test('a free appointment, and one whose payment is unknown, do nothing', async () => {
  const paid = await begin(world);
  await world.tell('AppointmentBooked', { ...appointmentOf(paid), paymentId: null, holdId: null });
  await world.tell('AppointmentBooked', { ...appointmentOf(paid), paymentId: newId(), holdId: newId() });
  expect(await world.payment(paid.paymentId)).toMatchObject({ bookedAt: null });
});

test('an amount that differs from the quote is never captured', async () => {
  const paid = await authorize(world);
  await world.database.sql`update payments.payments set amount_minor = 100000 where id = ${paid.paymentId}`;
  await world.tell('AppointmentBooked', appointmentOf(paid));
  expect(bookOf(paid.facts.holdId)).toMatchObject({ counts: { captured: 0 } });
});

test('an unknown payment settles to nothing', async () => {
  expect(await settlePayment(world.deps, newId())).toEqual({ ok: true, value: undefined });
});

describe('refunds that Stripe refuses', () => {
  test('a card that cannot be refunded: the refund fails, is not asked again, and the money stays in the books', async () => {
    const paid = await begin(world);
    await world.browser.confirm(paid.clientSecret, 'pm_card_refundFail');
    await world.tell('AppointmentBooked', appointmentOf(paid));
    await world.tell('AppointmentCancelled', cancellationOf(paid));
    await world.standIn.webhooks.idle();
    expect(await world.payment(paid.paymentId)).toMatchObject({ refundedMinor: 0, due: false });
    const rows = await world.database.sql`select status, origin from payments.refunds where payment_id = ${paid.paymentId}`;
    expect([...rows]).toEqual([{ status: 'FAILED', origin: 'APPOINTMENT' }]);
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 9000 });
  });

  test('money that the dashboard gave back in the meantime: ours is given up and nothing is paid twice', async () => {
    const paid = await authorize(world);
    await world.tell('AppointmentBooked', appointmentOf(paid));
    world.standIn.webhooks.hold();
    const { intentId } = await world.payment(paid.paymentId);
    const { stripe } = world.deps;
    const refuse = async (): Promise<Result<void, StripeFault>> => {
      const headers = { authorization: `Bearer ${world.standIn.secretKey}` };
      await fetch(`${world.standIn.url}/v1/refunds`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ payment_intent: String(intentId) }),
      });
      return { ok: false, error: { code: 'STRIPE_REFUSED', stripeCode: 'charge_already_refunded' } };
    };
    await world.database
      .sql`update payments.payments set cancelled_at = now(), fee_minor = 0, due = true, version = version + 1 where id = ${paid.paymentId}`;
    await settlePayment({ ...world.deps, stripe: { ...stripe, refund: refuse } }, paid.paymentId);
    const rows = await world.database.sql`select status, origin from payments.refunds where payment_id = ${paid.paymentId} order by origin`;
    expect([...rows]).toEqual([
      { status: 'FAILED', origin: 'APPOINTMENT' },
      { status: 'SUCCEEDED', origin: 'DASHBOARD' },
    ]);
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0, counts: { refunded: 1 } });
  });

  /** Asks while Stripe is down: the request is kept and nothing comes of it yet. */
  async function askForRefundInVain(manager: Viewer, paymentId: string) {
    world.standIn.inject({ kind: 'serverError', times: 100 });
    const mutation = 'mutation R($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename } }';
    const { data } = await world.ask(manager, mutation, { input: { paymentId, idempotencyKey: newId() } });
    expect(data.refundPayment.__typename).toBe('RefundPaymentSuccess');
    world.recover();
  }

  test('a refund asked for while another settles is seen by it before it calls the payment settled', async () => {
    const paid = await authorize(world);
    await world.tell('AppointmentBooked', appointmentOf(paid));
    await world.standIn.webhooks.idle();
    const manager = managerViewer({ organizationId: paid.facts.organizationId });
    const { db } = world.deps;
    let transactions = 0;
    const asSystem: typeof db.asSystem = async (work) => {
      transactions += 1;
      // The first asks for a ticket, the second takes in what Stripe showed, the third would call it settled.
      if (transactions === 3) await askForRefundInVain(manager, paid.paymentId);
      return db.asSystem(work);
    };
    await settlePayment({ ...world.deps, db: { ...db, asSystem } }, paid.paymentId);
    expect(transactions).toBeGreaterThan(3);
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0 });
  });

  test('a refund asked for while Stripe is down is durable, and the sweep carries it out', async () => {
    const paid = await authorize(world);
    await world.tell('AppointmentBooked', appointmentOf(paid));
    const manager = managerViewer({ organizationId: paid.facts.organizationId });
    await askForRefundInVain(manager, paid.paymentId);
    await sweepPayments(world.deps, 0);
    expect(bookOf(paid.facts.holdId)).toMatchObject({ paidMinor: 0 });
    const audited = await world.database
      .sql`select agent_person_id, subject_person_id from payments.audit_events where type = 'payment.refunded' and entity_id = ${paid.paymentId}`;
    expect([...audited]).toEqual([{ agent_person_id: manager.personId, subject_person_id: paid.client.personId }]);
  });
});

describe('jobs', () => {
  test('a job fails while Stripe does not answer, so that it is tried again; data that is none does nothing', async () => {
    const paid = await authorize(world);
    const jobs = paymentsJobs(world.deps);
    world.standIn.inject({ kind: 'serverError', times: 100 });
    await expect(jobs[jobNames.settlePayment]?.handle({ paymentId: paid.paymentId })).rejects.toThrow('Stripe does not answer.');
    world.recover();
    await jobs[jobNames.settlePayment]?.handle({ paymentId: 'x' });
    await jobs[jobNames.handleWebhook]?.handle({});
    await jobs[jobNames.handleWebhook]?.handle({ eventId: 'evt_unknown' });
    expect(jobs[jobNames.sweepPayments]?.schedule).toBe('* * * * *');
    await jobs[jobNames.sweepPayments]?.handle({});
  });

  test('the sweep finds payments and webhooks that a crash left behind, and stops while Stripe is down', async () => {
    world.standIn.webhooks.hold();
    const paid = await authorize(world);
    const { intentId } = await world.payment(paid.paymentId);
    await world.database
      .sql`insert into payments.webhook_events values ('evt_left', 'payment_intent.succeeded', ${intentId}, null, now() - interval '1 hour', null)`;
    world.standIn.inject({ kind: 'serverError', times: 100 });
    await sweepPayments(world.deps, 0);
    world.recover();
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
    await sweepPayments(world.deps, 0);
    expect(await world.payment(paid.paymentId)).toMatchObject({ status: 'REQUIRES_CAPTURE' });
    const [row] = await world.database.sql`select handled_at is not null as handled from payments.webhook_events where id = 'evt_left'`;
    expect(row).toEqual({ handled: true });
  });
});
