import { type EventEnvelope, newId, silentLogger, systemClock, type UserId, type Viewer } from '@klear/core';
import { createKeyRing, createVault, signer } from '@klear/crypto';
import { createRelay } from '@klear/db';
import { createPostgresBus, event, type PayloadToTell } from '@klear/events';
import { createPeers, type Peer, type Subgraph } from '@klear/service';
import { ask, clientViewer, cloneDatabase, practitionerViewer, testHop } from '@klear/testing';
import { afterAll } from 'vitest';
import { commandContextOf } from '../src/context.ts';
import type { BookingsDeps } from '../src/deps.ts';
import type { ServiceId } from '../src/domain/service.ts';
import { bookingsConsumers } from '../src/events/consumers.ts';
import { createBookingsSubgraph } from '../src/subgraph.ts';

const key = (text: string) => Buffer.from(text.padEnd(32, '.'));
export const quotes = signer({ key: key('quotes of a test'), purpose: 'quote' });

/** A practice in a database of its own: the subgraph as the product makes it, with its bus, fed by events. */
export async function openPractice(options: { peers?: Record<string, Peer> } = {}) {
  const database = await cloneDatabase();
  const db = await database.databaseOf('bookings');
  const hop = testHop('bookings');
  const bus = createPostgresBus({ url: database.busUrl, log: silentLogger });
  const ring = createKeyRing({ keys: [{ id: 'test', secret: key('ring of a test').toString('base64') }], current: 'test' });
  const queued: { name: string; data: object; startAfter: Date | undefined }[] = [];
  const deps: BookingsDeps = {
    db,
    bus,
    clock: systemClock,
    log: silentLogger,
    vault: createVault({ ring }),
    hop: hop.verify,
    peers: createPeers({ peers: options.peers ?? {}, clock: systemClock, log: silentLogger }),
    quotes,
    jobs: {
      async enqueue(name, data, { startAfter } = {}) {
        queued.push({ name, data, startAfter });
      },
    },
  };
  const subgraph: Subgraph = createBookingsSubgraph(deps);
  const { url, schema, passwords } = database.connection('bookings');
  const published: EventEnvelope[] = [];
  const relay = createRelay({
    url,
    schema,
    systemPassword: passwords.system,
    log: silentLogger,
    async publish(events) {
      published.push(...events);
      await bus.publish(events);
    },
  });
  afterAll(async () => {
    await relay.stop();
    await bus.close();
    await subgraph.stop();
  });
  const [consumer] = bookingsConsumers(deps);
  let version = 0;

  return {
    database,
    db,
    deps,
    bus,
    relay,
    hop,
    subgraph,
    queued,
    /** Events that left the outbox, in order. */
    published,
    commands: (viewer: Viewer) => commandContextOf(deps, viewer),
    ask: (viewer: Viewer, query: string, variables: Record<string, unknown> = {}) => ask(subgraph, hop.sign, { viewer, query, variables }),
    /** Hands an event of another subgraph to this one's consumer. */
    async tell<Type extends Parameters<typeof event>[0]>(type: Type, payload: PayloadToTell<Type>, aggregateVersion?: number) {
      version += 1;
      const facts = {
        aggregate: { type, id: newId(), version: aggregateVersion ?? version },
        organizationId: null,
        payload,
        time: new Date(),
      };
      await db.asSystem(async (tx) => consumer?.on[type]?.(deps, tx, event(type, facts)));
    },
  };
}
export type Practice = Awaited<ReturnType<typeof openPractice>>;

export type ServiceFacts = PayloadToTell<'ServiceChanged'>;

/** A practitioner with a service and hours from 00:00 to 24:00 every day in Berlin, known to the practice through events. */
export async function openCalendar(
  practice: Practice,
  facts: Partial<ServiceFacts> = {},
  practitioner: Viewer = practitionerViewer({ purpose: 'TREAT' }),
) {
  const { organizationId, personId } = practitioner;
  if (!organizationId || !personId) throw new TypeError('a practitioner acts for an organization');
  const service: ServiceFacts = {
    serviceId: newId<'Service'>() satisfies ServiceId,
    organizationId,
    practitionerIds: [personId],
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    alignmentMinutes: 30,
    minimumNoticeMinutes: 0,
    horizonDays: 60,
    amountMinor: 0,
    currency: 'EUR',
    modality: 'IN_PERSON',
    active: true,
    ...facts,
  };
  const locationId = newId<'Location'>();
  await practice.tell('MembershipChanged', { organizationId, personId, roles: ['PRACTITIONER'] });
  await practice.tell('LocationChanged', { organizationId, locationId, zone: 'Europe/Berlin', active: true });
  await practice.tell('ServiceChanged', service);
  const weeklyHours = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
    weekday,
    opens: '00:00',
    closes: '24:00',
  }));
  const input = {
    organizationId,
    practitionerId: personId,
    locationId,
    timeZone: 'Europe/Berlin',
    weeklyHours,
    start: '2020-01-01',
    idempotencyKey: newId(),
  };
  const { data, errors } = await practice.ask(practitioner, setScheduleMutation, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return {
    practitioner,
    practitionerId: personId satisfies UserId,
    organizationId,
    locationId,
    service,
    scheduleId: data.setSchedule.schedule.id as string,
  };
}
export type Calendar = Awaited<ReturnType<typeof openCalendar>>;

/** The start of the hour so many hours from now: on every grid of half an hour or an hour. */
export const inHours = (hours: number): Date => new Date(Math.ceil(Date.now() / 3_600_000 + hours) * 3_600_000);

export const someone = (): Viewer => clientViewer();

export const setScheduleMutation = `mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { __typename
  ... on SetScheduleSuccess { schedule { id version timeZone weeklyHours { weekday opens closes } } conflicts { id } } ... on Problem { code } } }`;

export const holdMutation = `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename
  ... on HoldSlotSuccess { hold { id start end expiresAt quote { token price { amountMinor currency } expiresAt } practitioner { id } service { id } } }
  ... on SlotTaken { alternatives { start practitioner { id } } } ... on SlotNotOffered { reasons } ... on Problem { code message } } }`;

export const bookMutation = `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename
  ... on BookAppointmentSuccess { appointment { id version status start end timeZone minutesDuration modality client { id } practitioner { id }
    organization { id } service { id } location { id } price { amountMinor currency } conversation { id unreadCount } createdAt } }
  ... on Problem { code message } } }`;

export async function hold(practice: Practice, viewer: Viewer, calendar: Calendar, start: Date, idempotencyKey: string = newId()) {
  const { data, errors } = await practice.ask(viewer, holdMutation, {
    input: { serviceId: calendar.service.serviceId, start, idempotencyKey },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.holdSlot;
}

/** Holds and books a free slot. */
export async function book(practice: Practice, viewer: Viewer, calendar: Calendar, start: Date) {
  const held = await hold(practice, viewer, calendar, start);
  if (held.__typename !== 'HoldSlotSuccess') throw new Error(JSON.stringify(held));
  const { data, errors } = await practice.ask(viewer, bookMutation, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  if (data?.bookAppointment.__typename !== 'BookAppointmentSuccess') throw new Error(JSON.stringify({ data, errors }));
  return data.bookAppointment.appointment;
}
