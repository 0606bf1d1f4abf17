import { asId, newId, type OrganizationId, type UserId, type Viewer } from '@klear/core';
import { type Signer, signer } from '@klear/crypto';
import { type EventType, event, type PayloadOf } from '@klear/events';
import type { JobData } from '@klear/jobs';
import { createBreaker, type Subgraph } from '@klear/service';
import {
  type Answer,
  ask,
  clientViewer,
  cloneDatabase,
  createTestClock,
  createTestDeps,
  personOf,
  type TestDatabase,
  type TestDeps,
} from '@klear/testing';
import { createStripeBrowser, type StripeBrowser } from '@klear/testing/stripe/client';
import { createStripeStandIn, type StripeStandIn } from '@klear/testing/stripe/stand-in';
import { afterAll } from 'vitest';
import type { AppointmentId, HoldId, Payment, PaymentId } from '../src/domain/payment.ts';
import { consumed } from '../src/events/consumed.ts';
import { createPaymentsSubgraph, createStripePort, type PaymentsDeps, paymentsJobs, serveStripeWebhooks } from '../src/index.ts';
import { createRetryBudget } from '../src/stripe/attempts.ts';

export const quotes = signer({ key: Buffer.alloc(32, 3), purpose: 'quote' });
export const webhookSecret = 'whsec_of_the_tests';

export interface QuoteFacts {
  readonly holdId: HoldId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: UserId;
  readonly serviceId: string;
  readonly clientId: UserId;
  readonly amountMinor: number;
  readonly currency: string;
  readonly expiresAt: string;
}

/** A quote as bookings signs it. */
export function quoteOf(
  facts: Partial<QuoteFacts> & { clientId: UserId },
  by: Pick<Signer, 'sign'> = quotes,
): { token: string; facts: QuoteFacts } {
  const whole: QuoteFacts = {
    holdId: newId<'Hold'>(),
    organizationId: newId<'Organization'>(),
    practitionerId: newId<'User'>(),
    serviceId: newId<'Service'>(),
    amountMinor: 9_000,
    currency: 'EUR',
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    ...facts,
  };
  const text = Buffer.from(JSON.stringify({ v: 1, ...whole })).toString('base64url');
  return { token: `${text}.${by.sign(text)}`, facts: whole };
}

type Told =
  | 'AppointmentRequested'
  | 'AppointmentConfirmed'
  | 'AppointmentBooked'
  | 'AppointmentCancelled'
  | 'AppointmentNoShow'
  | 'HoldReleased'
  | 'BookingProcessChanged';

export interface World {
  readonly database: TestDatabase;
  readonly deps: PaymentsDeps;
  readonly test: TestDeps;
  readonly subgraph: Subgraph;
  readonly standIn: StripeStandIn;
  readonly browser: StripeBrowser;
  readonly webhookUrl: string;
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Asks for an entity as the router does. */
  entity(viewer: Viewer, type: string, id: string, selection: string): Promise<Answer>;
  pay(viewer: Viewer, quote: string, key?: string): Promise<Answer>;
  /** An event of bookings, handled as the consumer does, with the jobs that follow. */
  tell<Type extends Told>(type: Type, payload: PayloadOf<Type>): Promise<void>;
  /** Ends every outage of Stripe: the next call goes through. */
  recover(): void;
  runJobs(): Promise<void>;
  payment(id: string): Promise<Payment>;
  /** Types of the events in the outbox about a payment, in order. */
  eventsOf(id: string): Promise<string[]>;
  /** Balance of each account, summed over all payments. */
  accounts(): Promise<Record<string, number>>;
}

export const createPaymentMutation = `mutation Pay($input: CreatePaymentInput!) { createPayment(input: $input) { __typename
  ... on CreatePaymentSuccess { payment { id status clientSecret amount { amountMinor currency } } } ... on Problem { code message } } }`;

/** A payments service on a clone, with the real database roles, a signed hop, and Stripe's stand-in behind real HTTP. */
export async function createWorld(): Promise<World> {
  const database = await cloneDatabase();
  const test = await createTestDeps(database, 'payments');
  const standIn = await createStripeStandIn({ retryDelaysMs: [20, 50, 100] });
  const { clock, log, hop, db } = test;
  // The breaker's time stands still, so that an outage in a test ends when the test says so.
  const breaker = createBreaker({ clock: createTestClock() });
  const budget = createRetryBudget({ reserve: 1_000 });
  const stripe = createStripePort({
    secretKey: standIn.secretKey,
    webhookSecret,
    apiBase: standIn.url,
    timeoutMs: 1_500,
    clock,
    log,
    breaker,
    budget,
  });
  const queue: { name: string; data: JobData }[] = [];
  const jobs = { enqueue: async (name: string, data: JobData) => queue.push({ name, data }) > 0 };
  const deps: PaymentsDeps = { db, stripe, quotes, jobs, hop, clock, log };
  const subgraph = createPaymentsSubgraph(deps);
  const webhooks = await serveStripeWebhooks(deps, { host: '127.0.0.1', port: 0 });
  standIn.webhooks.addEndpoint({ url: webhooks.url, secret: webhookSecret });
  afterAll(async () => {
    await standIn.stop();
    await webhooks.close();
    await subgraph.stop();
  });
  const handlers = paymentsJobs(deps);

  const world: World = {
    database,
    deps,
    test,
    subgraph,
    standIn,
    browser: createStripeBrowser(standIn),
    webhookUrl: webhooks.url,
    ask: (viewer, query, variables) => ask(subgraph, test.sign, { viewer, query, ...(variables && { variables }) }),
    entity: (viewer, type, id, selection) =>
      world.ask(viewer, `query E($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} ${selection} } }`, {
        r: [{ __typename: type, id }],
      }),
    pay: (viewer, quote, key = newId()) => world.ask(viewer, createPaymentMutation, { input: { quote, idempotencyKey: key } }),
    async tell(type, payload) {
      const { organizationId } = payload;
      const envelope = event(type as EventType, {
        aggregate: { type: 'Appointment', id: newId(), version: 1 },
        organizationId,
        payload: payload as PayloadOf<EventType>,
        time: new Date(),
      });
      await db.asSystem(async (tx) => consumed[type]?.(deps, tx, envelope));
      await world.runJobs();
    },
    recover() {
      standIn.calm();
      breaker.succeeded();
    },
    async runJobs() {
      for (let job = queue.shift(); job; job = queue.shift()) await handlers[job.name]?.handle(job.data);
    },
    async payment(id) {
      const [row] = await database.sql`select * from payments.payments where id = ${id}`;
      if (!row) throw new Error('no such payment');
      return {
        id: asId<'Payment'>(id),
        organizationId: row.organization_id,
        holdId: row.hold_id,
        payerId: row.payer_id,
        practitionerId: row.practitioner_id,
        serviceId: row.service_id,
        appointmentId: row.appointment_id,
        amountMinor: Number(row.amount_minor),
        currency: row.currency,
        status: row.status,
        intentId: row.intent_id,
        authorizedMinor: Number(row.authorized_minor),
        capturedMinor: Number(row.captured_minor),
        refundedMinor: Number(row.refunded_minor),
        failureCode: row.failure_code,
        quoteExpiresAt: row.quote_expires_at,
        bookedAt: row.booked_at,
        releasedAt: row.released_at,
        givenBackAt: row.given_back_at,
        cancelledAt: row.cancelled_at,
        feeMinor: row.fee_minor === null ? null : Number(row.fee_minor),
        due: row.due,
        version: row.version,
        createdAt: row.created_at,
      };
    },
    async eventsOf(id) {
      const rows = await database.sql`select type from payments.outbox where envelope -> 'aggregate' ->> 'id' = ${id} order by position`;
      return rows.map((row) => String(row.type));
    },
    async accounts() {
      const rows =
        await database.sql`select account, sum(amount_minor)::int as balance from payments.ledger_entries group by account order by account`;
      return Object.fromEntries(rows.map((row) => [String(row.account), Number(row.balance)]));
    },
  };
  return world;
}

export interface Paid {
  readonly client: Viewer;
  readonly facts: QuoteFacts;
  readonly paymentId: PaymentId;
  readonly clientSecret: string;
  readonly appointmentId: AppointmentId;
}

/** A hold that its client has begun to pay. */
export async function begin(world: World, facts: Partial<QuoteFacts> = {}): Promise<Paid> {
  const client = clientViewer();
  const quote = quoteOf({ ...facts, clientId: personOf(client) });
  const { data } = await world.pay(client, quote.token);
  const { id, clientSecret } = data.createPayment.payment;
  return { client, facts: quote.facts, paymentId: id, clientSecret, appointmentId: newId<'Appointment'>() };
}

/** A hold whose price is authorised, as the webhooks have told. */
export async function authorize(world: World, facts: Partial<QuoteFacts> = {}): Promise<Paid> {
  const paid = await begin(world, facts);
  await world.browser.confirm(paid.clientSecret);
  await world.standIn.webhooks.idle();
  return paid;
}

/** The payload of an appointment's event about a paid hold. */
export function appointmentOf(paid: Paid): PayloadOf<'AppointmentBooked'> {
  const { organizationId, practitionerId, clientId, serviceId, holdId } = paid.facts;
  const { appointmentId, paymentId } = paid;
  const times = { startsAt: '2026-12-01T09:00:00.000Z', endsAt: '2026-12-01T10:00:00.000Z' };
  return {
    appointmentId,
    organizationId,
    practitionerId,
    clientId,
    serviceId: asId(serviceId),
    locationId: null,
    paymentId,
    sessionId: null,
    holdId,
    ...times,
  };
}

export function cancellationOf(paid: Paid, feeMinor = 0): PayloadOf<'AppointmentCancelled'> {
  const { holdId: _hold, ...booked } = appointmentOf(paid);
  return { ...booked, cancelledBy: 'CLIENT', reason: null, feeMinor };
}

export function absenceOf(paid: Paid, feeMinor: number | null): PayloadOf<'AppointmentNoShow'> {
  const { holdId: _hold, ...booked } = appointmentOf(paid);
  return { ...booked, feeMinor };
}

export function releaseOf(paid: Pick<Paid, 'facts'>, reason: 'RELEASED' | 'EXPIRED' | 'BOOKED' = 'RELEASED'): PayloadOf<'HoldReleased'> {
  const { organizationId, practitionerId, clientId, serviceId, holdId } = paid.facts;
  const times = { startsAt: '2026-12-01T09:00:00.000Z', endsAt: '2026-12-01T10:00:00.000Z' };
  return {
    holdId,
    organizationId,
    practitionerId,
    clientId,
    serviceId: asId(serviceId),
    locationId: null,
    sessionId: null,
    ...times,
    reason,
  };
}

/** What bookings tells of a hold that lapsed before its payment came, and whose slot is gone. */
export function givenBackOf({ facts }: Pick<Paid, 'facts'>): PayloadOf<'BookingProcessChanged'> {
  const { holdId: bookingProcessId, organizationId, clientId } = facts;
  return { bookingProcessId, organizationId, clientId, state: 'RELEASED', outcome: 'REFUNDED', appointmentId: null, paymentId: null };
}
