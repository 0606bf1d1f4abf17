import { asId, newId, type Viewer } from '@klear/core';
import { type Signer, signer } from '@klear/crypto';
import { event } from '@klear/events';
import { clientViewer, cloneDatabase, personOf, proofSeed, proofSize, testBus, waitFor } from '@klear/testing';
import { createStripeBrowser } from '@klear/testing/stripe/client';
import type { DisturbanceKind } from '@klear/testing/stripe/disturbances';
import { createStripeStandIn } from '@klear/testing/stripe/stand-in';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createServiceProcess } from './service-process.ts';
import { appointmentOf, cancellationOf, createPaymentMutation, type Paid, quoteOf, releaseOf, webhookSecret } from './world.ts';

/** Where the process dies, and on which side of Stripe's commit. */
const deaths = [
  ['begin', 'timeoutBeforeCommit'],
  ['begin', 'timeoutAfterCommit'],
  ['authorised', null],
  ['capture', 'timeoutBeforeCommit'],
  ['capture', 'timeoutAfterCommit'],
  ['cancel', 'timeoutBeforeCommit'],
  ['cancel', 'timeoutAfterCommit'],
  ['refund', 'timeoutBeforeCommit'],
  ['refund', 'timeoutAfterCommit'],
] as const satisfies readonly (readonly [string, DisturbanceKind | null])[];
type Step = (typeof deaths)[number][0];

const paths: Readonly<Record<Step, RegExp>> = {
  begin: /payment_intents$/,
  authorised: /never/,
  capture: /capture$/,
  cancel: /cancel$/,
  refund: /refunds$/,
};

const count = proofSize('payments-kill', 9, 200);
const seed = proofSeed('payments-kill');

test(`killed ${count} times around its calls to Stripe, the books of Stripe equal the booked appointments`, async () => {
  const database = await cloneDatabase();
  const bus = testBus(database);
  const standIn = await createStripeStandIn({ retryDelaysMs: [50, 100, 200, 400, 800, 1_600, 3_200] });
  afterAll(() => standIn.stop());
  const service = await createServiceProcess(database, standIn, webhookSecret);
  const quotes: Signer = signer({ key: service.quoteKey, purpose: 'quote' });
  const browser = createStripeBrowser(standIn);
  standIn.webhooks.addEndpoint({ url: service.webhookUrl, secret: webhookSecret });

  const publish = async (type: 'AppointmentBooked' | 'AppointmentCancelled' | 'HoldReleased', paid: Paid) => {
    const facts = {
      aggregate: { type: 'Appointment', id: newId(), version: 1 },
      organizationId: paid.facts.organizationId,
      time: new Date(),
    };
    const made = {
      AppointmentBooked: () => event('AppointmentBooked', { ...facts, payload: appointmentOf(paid) }),
      AppointmentCancelled: () => event('AppointmentCancelled', { ...facts, payload: cancellationOf(paid) }),
      HoldReleased: () => event('HoldReleased', { ...facts, payload: releaseOf(paid) }),
    };
    await bus.publish([made[type]()]);
  };
  const statusOf = async (paid: Paid) =>
    (await database.sql`select status, refunded_minor::int as refunded, due from payments.payments where id = ${paid.paymentId}`)[0];
  const reaches = (paid: Paid, status: string, refunded = 0) =>
    waitFor(
      `payment to be ${status}`,
      async () => {
        const row = await statusOf(paid);
        return row?.status === status && row.refunded === refunded && row.due === false;
      },
      60_000,
    );

  /** Dies while the next request to `path` is under way at Stripe. */
  const dieAt = async (step: Step, kind: DisturbanceKind, act: () => Promise<unknown>) => {
    const gate = standIn.gate({ method: 'POST', path: paths[step] });
    standIn.inject({ kind, method: 'POST', path: paths[step] });
    let killed = false;
    const acted = act().catch((error: unknown) => {
      if (!killed) throw error;
    });
    // What is told to the service must reach Stripe; a call that fails before the kill fails the proof.
    await Promise.race([gate.arrived, acted.then(() => gate.arrived)]);
    killed = true;
    gate.open();
    await waitFor('the disturbance', () => !standIn.disturbed(paths[step]));
    await service.kill();
    await acted;
    standIn.calm();
    await service.start();
  };

  const ask = (client: Viewer, quote: string, idempotencyKey: string) =>
    service.ask(client, createPaymentMutation, { input: { quote, idempotencyKey } });
  const booked = new Map<string, number>();
  const order = fc.sample(fc.constantFrom(...deaths), { seed, numRuns: count });
  // Every death at least once, as far as the count goes; then at random.
  deaths.forEach((death, index) => {
    if (index < order.length) order[index] = death;
  });

  await service.start();
  for (const [step, kind] of order) {
    const client = clientViewer();
    const quote = quoteOf({ clientId: personOf(client), amountMinor: 1_000 + booked.size }, quotes);
    const key = newId();
    if (step === 'begin') await dieAt('begin', kind, () => ask(client, quote.token, key));
    const { data } = await ask(client, quote.token, key);
    const { id, clientSecret } = data.createPayment.payment;
    const paid: Paid = { client, facts: quote.facts, paymentId: id, clientSecret, appointmentId: asId(newId()) };

    if (step === 'authorised') standIn.webhooks.hold();
    await browser.confirm(clientSecret);
    if (step === 'authorised') {
      await service.kill();
      await service.start();
      standIn.webhooks.release();
    }
    await reaches(paid, 'REQUIRES_CAPTURE');
    if (step === 'cancel') {
      await dieAt('cancel', kind, () => publish('HoldReleased', paid));
      await reaches(paid, 'CANCELED');
      continue;
    }
    if (step === 'capture') await dieAt('capture', kind, () => publish('AppointmentBooked', paid));
    else await publish('AppointmentBooked', paid);
    await reaches(paid, 'SUCCEEDED');
    if (step === 'refund') {
      await dieAt('refund', kind, () => publish('AppointmentCancelled', paid));
      await reaches(paid, 'SUCCEEDED', quote.facts.amountMinor);
    } else booked.set(quote.facts.holdId, quote.facts.amountMinor);
  }
  await standIn.webhooks.idle();

  const books = standIn.books();
  const charged = new Map(books.filter((book) => book.paidMinor !== 0).map((book) => [book.metadata.holdId, book.paidMinor]));
  expect(charged).toEqual(booked);
  expect(books.filter((book) => book.blockedMinor !== 0)).toEqual([]);
  expect(books.filter((book) => Object.values(book.counts).some((times) => times > 1))).toEqual([]);
  const [ledger] = await database.sql`select coalesce(sum(amount_minor) filter (where account = 'STRIPE_BALANCE'), 0)::int as balance,
    coalesce(sum(amount_minor) filter (where account = 'CARD_HOLDS'), 0)::int as holds, sum(amount_minor)::int as total from payments.ledger_entries`;
  expect(ledger).toEqual({ balance: [...booked.values()].reduce((sum, amount) => sum + amount, 0), holds: 0, total: 0 });
  const doubled =
    await database.sql`select envelope -> 'aggregate' ->> 'id' as id, type from payments.outbox group by 1, 2 having count(*) > 1`;
  expect([...doubled]).toEqual([]);
  process.stdout.write(`killed ${count} times: ${books.length} payments, ${booked.size} booked, all books equal\n`);
  expect(await service.end()).toBe(0);
}, 1_800_000);
