import { createHash, randomBytes } from 'node:crypto';
import { asId, newId, type Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import { event } from '@klear/events';
import { clientViewer, cloneDatabase, personOf, practitionerViewer, type TestDatabase, temporaryFolder, testBus } from '@klear/testing';
import { createStripeBrowser, type StripeBrowser } from '@klear/testing/stripe/client';
import { createStripeStandIn, type StripeStandIn } from '@klear/testing/stripe/stand-in';
import { type Killable, killable } from './killable.ts';

const webhookSecret = 'whsec_of_the_proof';
const slotMs = 1_800_000;
export const amountMinor = 6_500;

/** bookings and payments as processes of their own, on one database and one bus, with Stripe's stand-in behind real HTTP. */
export interface Scene {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly standIn: StripeStandIn;
  readonly browser: StripeBrowser;
  readonly bookings: Killable;
  readonly payments: Killable;
  /** The next start that nobody was given before. */
  nextStart(): Date;
  /** Keeps a slot for a client of its own. */
  hold(start: Date): Promise<Held>;
  /** Begins to pay; answers the secret with which the browser confirms. */
  beginPayment(held: Held): Promise<string>;
  release(held: Held): Promise<void>;
  /** Nothing is left behind. */
  close(): Promise<void>;
}

export interface Held {
  readonly client: Viewer;
  readonly holdId: string;
  readonly start: Date;
  readonly quote: string;
}

const holdMutation = `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename ... on HoldSlotSuccess { hold { id quote { token } } } } }`;
const payMutation = `mutation ($input: CreatePaymentInput!) { createPayment(input: $input) { __typename
  ... on CreatePaymentSuccess { payment { clientSecret } } } }`;
const releaseMutation = `mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { __typename } }`;
const scheduleMutation = `mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { __typename } }`;

const hopKey = (name: string) => createHash('sha256').update(`test hop ${name}`).digest('base64');
const key = () => randomBytes(32).toString('base64');
const passwordIn = (url: string) => decodeURIComponent(new URL(url).password);

export async function openScene(): Promise<Scene> {
  const database = await cloneDatabase();
  const standIn = await createStripeStandIn({ retryDelaysMs: [50, 100, 200, 400, 800, 1_600, 3_200, 6_400] });
  const quoteKey = key();
  const envOf = (schema: 'bookings' | 'payments') => {
    const { passwords } = database.connection(schema);
    return {
      DATABASE_URL: database.url,
      DATABASE_APP_PASSWORD: passwords.app,
      DATABASE_SYSTEM_PASSWORD: passwords.system,
      INPUT_HASH_KEY: key(),
      BUS_PASSWORD: passwordIn(database.busUrl),
      JOBS_PASSWORD: passwordIn(database.jobsUrl),
      HOP_KEY: hopKey(schema),
      AUDIT_KEY: key(),
      AUDIT_HEADS_DIR: temporaryFolder(),
      QUOTE_KEY: quoteKey,
    };
  };
  const stripe = { STRIPE_SECRET_KEY: standIn.secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: standIn.url };
  const paymentsEnv = { ...envOf('payments'), ...stripe };
  const payments = await killable('payments', () => paymentsEnv);
  const sibling = { PAYMENTS_URL: `${payments.url}/graphql`, PAYMENTS_HOP_KEY: hopKey('payments') };
  const bookingsEnv = { ...envOf('bookings'), ...sibling, KEY_RING: `proof:${key()}` };
  const bookings = await killable('bookings', () => bookingsEnv);
  standIn.webhooks.addEndpoint({ url: `${payments.url}/webhooks/stripe`, secret: webhookSecret });
  await Promise.all([payments.start(), bookings.start()]);
  const serviceId = await openCalendar(database, bookings);
  const first = Math.ceil(Date.now() / 86_400_000 + 1) * 86_400_000;
  let given = 0;

  return {
    database,
    db: await database.databaseOf('bookings'),
    standIn,
    browser: createStripeBrowser(standIn),
    bookings,
    payments,
    nextStart() {
      given += 1;
      return new Date(first + given * slotMs);
    },
    async hold(start) {
      const client = clientViewer();
      const data = await bookings.ask(client, holdMutation, { input: { serviceId, start, idempotencyKey: newId() } });
      if (data.holdSlot.__typename !== 'HoldSlotSuccess') throw new Error(`no hold: ${data.holdSlot.__typename}`);
      return { client, holdId: data.holdSlot.hold.id, start, quote: data.holdSlot.hold.quote.token };
    },
    async beginPayment({ client, quote }) {
      const data = await payments.ask(client, payMutation, { input: { quote, idempotencyKey: newId() } });
      return data.createPayment.payment.clientSecret;
    },
    async release({ client, holdId }) {
      await bookings.ask(client, releaseMutation, { input: { holdId, idempotencyKey: newId() } });
    },
    async close() {
      await Promise.all([payments.kill(), bookings.kill()]);
      await standIn.stop();
    },
  };
}

/** A practitioner who is there day and night, known to bookings by the events of their owners. */
async function openCalendar(database: TestDatabase, bookings: Killable): Promise<string> {
  const practitioner = practitionerViewer();
  const practitionerId = personOf(practitioner);
  const organizationId = asId<'Organization'>(String(practitioner.organizationId));
  const [serviceId, locationId] = [newId<'Service'>(), newId<'Location'>()];
  const facts = (type: string, id: string) => ({ aggregate: { type, id, version: 1 }, organizationId, time: new Date() });
  const service = {
    ...{ serviceId, organizationId, practitionerIds: [practitionerId], durationMinutes: 30, alignmentMinutes: 30 },
    ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minimumNoticeMinutes: 0, horizonDays: 3_000 },
    ...{ amountMinor, currency: 'EUR', modality: 'IN_PERSON', active: true },
  };
  await testBus(database).publish([
    event('MembershipChanged', {
      ...facts('Membership', newId()),
      payload: { organizationId, personId: practitionerId, roles: ['PRACTITIONER'] },
    }),
    event('LocationChanged', { ...facts('Location', locationId), payload: { organizationId, locationId, zone: 'UTC', active: true } }),
    event('ServiceChanged', { ...facts('Service', serviceId), payload: service }),
  ]);
  for (;;) {
    const [known] = await database.sql`select from bookings.known_services where id = ${serviceId}`;
    const [place] = await database.sql`select from bookings.known_locations where id = ${locationId}`;
    if (known && place) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  const weeklyHours = days.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
  const when = { timeZone: 'UTC', weeklyHours, start: '2020-01-01' };
  await bookings.ask(practitioner, scheduleMutation, {
    input: { organizationId, practitionerId, locationId, ...when, idempotencyKey: newId() },
  });
  return serviceId;
}
