import { asId, newId, type Viewer } from '@klear/core';
import { managerViewer, personOf, signedRequest } from '@klear/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { advanceBookingProcess, sweepBookingProcesses } from '../src/commands/advance-booking-process.ts';
import { expireHolds } from '../src/commands/expire-holds.ts';
import type { HoldId } from '../src/domain/hold.ts';
import { advanceBookingProcessJob, bookingsJobs } from '../src/events/jobs.ts';
import { bookMutation, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
beforeAll(() => practice.relay.start());
afterEach(() => practice.database.shiftClock(0));
const price = { amountMinor: 6_500, currency: 'EUR' };
const laterMs = 11 * 60_000;

const processQuery = `query ($id: ID!) { bookingProcess(id: $id) { id state outcome steps { state at } appointment { id status } } }`;

async function processOf(viewer: Viewer, id: string) {
  const { data, errors } = await practice.ask(viewer, processQuery, { id });
  expect(errors).toEqual([]);
  return data.bookingProcess;
}

/** A hold of a slot that costs something, and what payments would tell of its payment. */
async function heldPaid(given: { calendar?: Calendar; start?: Date } = {}) {
  const calendar = given.calendar ?? (await openCalendar(practice, price));
  const client = someone();
  const { hold: held } = await hold(practice, client, calendar, given.start ?? inHours(30));
  const { organizationId } = calendar;
  const payment = {
    paymentId: newId<'Payment'>(),
    organizationId,
    clientId: personOf(client),
    holdId: asId<'Hold'>(held.id),
    appointmentId: null,
  };
  return { calendar, client, holdId: asId<'Hold'>(held.id), payment: { ...payment, ...price } };
}

/** Works off what consumers have queued, as the job store does. */
async function runJobs(): Promise<void> {
  const jobs = bookingsJobs(practice.deps);
  for (let job = practice.queued.shift(); job; job = practice.queued.shift()) {
    if (job.name === advanceBookingProcessJob) await jobs[job.name]?.handle({ ...job.data });
  }
}

const toldOf = (holdId: HoldId) =>
  practice.published
    .filter(({ type, aggregate }) => type === 'BookingProcessChanged' && aggregate.id === holdId)
    .map(({ payload }) => payload);

const statesOf = (process: { steps: { state: string }[] }) => process.steps.map(({ state }) => state);

describe('the booking of a hold', () => {
  test('books by itself once it is paid for, without its client; the client who asks gets the same appointment', async () => {
    const { client, holdId, payment } = await heldPaid();
    expect(await processOf(client, holdId)).toMatchObject({ id: holdId, state: 'HELD', outcome: null, appointment: null });
    await practice.tell('PaymentAuthorized', payment);
    await runJobs();
    const booked = await processOf(client, holdId);
    expect(booked).toMatchObject({ state: 'BOOKED', outcome: 'BOOKED', appointment: { status: 'BOOKED' } });
    const { data } = await practice.ask(client, bookMutation, { input: { holdId, idempotencyKey: newId() } });
    expect(data.bookAppointment.appointment.id).toBe(booked.appointment.id);
    await practice.tell('PaymentCaptured', payment);
    await runJobs();
    const completed = await processOf(client, holdId);
    expect(completed).toMatchObject({ state: 'COMPLETED', outcome: 'BOOKED' });
    expect(statesOf(completed)).toEqual(['HELD', 'AUTHORIZED', 'BOOKED', 'COMPLETED']);
    const at = completed.steps.map((step: { at: string }) => Date.parse(step.at));
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  test('what is free is completed as soon as it is booked', async () => {
    const calendar = await openCalendar(practice);
    const client = someone();
    const { hold: held } = await hold(practice, client, calendar, inHours(30));
    await practice.ask(client, bookMutation, { input: { holdId: held.id, idempotencyKey: newId() } });
    const done = await processOf(client, held.id);
    expect([done.outcome, ...statesOf(done)]).toEqual(['BOOKED', 'HELD', 'BOOKED', 'COMPLETED']);
    const cancel = `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }`;
    await practice.ask(client, cancel, { input: { appointmentId: done.appointment.id, idempotencyKey: newId() } });
    const after = await processOf(client, held.id);
    expect(after, 'what became of it since is the appointment’s to tell').toMatchObject({ state: 'COMPLETED', outcome: 'BOOKED' });
    expect(after.appointment.status).toBe('CANCELLED');
  });

  test('looked at ten times at once, it is booked once', async () => {
    const { client, holdId, payment } = await heldPaid();
    await practice.tell('PaymentAuthorized', payment);
    await Promise.all(Array.from({ length: 10 }, () => advanceBookingProcess(practice.db, holdId)));
    expect(statesOf(await processOf(client, holdId))).toEqual(['HELD', 'AUTHORIZED', 'BOOKED']);
    const [row] = await practice.database.sql`select count(*)::int as count from bookings.appointments where hold_id = ${holdId}`;
    expect(row).toEqual({ count: 1 });
  });

  test('paid when the hold had lapsed, and the slot still free: claimed again, and the client sees that', async () => {
    const { client, holdId, payment } = await heldPaid();
    await practice.database.shiftClock(laterMs);
    await expireHolds(practice.db);
    expect(await processOf(client, holdId)).toMatchObject({ state: 'RELEASED', outcome: 'EXPIRED' });
    await practice.tell('PaymentAuthorized', payment);
    await runJobs();
    const process = await processOf(client, holdId);
    expect(process).toMatchObject({ state: 'BOOKED', outcome: 'RECLAIMED', appointment: { status: 'BOOKED' } });
    expect(statesOf(process)).toEqual(['HELD', 'RELEASED', 'AUTHORIZED', 'BOOKED']);
  });

  test('paid when the hold had lapsed and nobody has swept it: claimed again all the same', async () => {
    const { client, holdId, payment } = await heldPaid();
    await practice.database.shiftClock(laterMs);
    await practice.tell('PaymentAuthorized', payment);
    await runJobs();
    expect(await processOf(client, holdId)).toMatchObject({ state: 'BOOKED', outcome: 'RECLAIMED' });
  });

  test('paid when the hold had lapsed and somebody else has the slot: payments is told to give it back, and the client sees that', async () => {
    const { calendar, client, holdId, payment } = await heldPaid();
    await practice.database.shiftClock(laterMs);
    await heldPaid({ calendar });
    await practice.tell('PaymentAuthorized', payment);
    await runJobs();
    expect(await processOf(client, holdId)).toMatchObject({ state: 'RELEASED', outcome: 'REFUNDED', appointment: null });
    await practice.relay.drain();
    expect(toldOf(holdId).at(-1)).toMatchObject({ outcome: 'REFUNDED', paymentId: payment.paymentId });
    await practice.tell('PaymentCanceled', payment);
    await runJobs();
    expect(await processOf(client, holdId)).toMatchObject({ state: 'REFUNDED', outcome: 'REFUNDED' });
  });

  test('what its client gave back is not claimed again for a payment that comes all the same', async () => {
    const { client, holdId, payment } = await heldPaid();
    const release = `mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { __typename } }`;
    await practice.ask(client, release, { input: { holdId, idempotencyKey: newId() } });
    await practice.tell('PaymentAuthorized', payment);
    await runJobs();
    expect(await processOf(client, holdId)).toMatchObject({ state: 'RELEASED', outcome: 'RELEASED', appointment: null });
  });

  test('money that covers less than the price books nothing, and goes back when the hold lapses', async () => {
    const { client, holdId, payment } = await heldPaid();
    await practice.tell('PaymentAuthorized', { ...payment, amountMinor: 6_499 });
    await runJobs();
    expect(await processOf(client, holdId)).toMatchObject({ state: 'HELD' });
    await practice.database.shiftClock(laterMs);
    await expireHolds(practice.db);
    await advanceBookingProcess(practice.db, holdId);
    expect(await processOf(client, holdId)).toMatchObject({ state: 'RELEASED', outcome: 'REFUNDED' });
  });

  test('what is booked does not stand when its payment is lost before it was taken', async () => {
    const { client, holdId, payment } = await heldPaid();
    await practice.tell('PaymentAuthorized', payment);
    await runJobs();
    await practice.tell('PaymentCanceled', payment);
    await runJobs();
    const process = await processOf(client, holdId);
    expect(process).toMatchObject({ state: 'REFUNDED', outcome: 'CANCELLED', appointment: { status: 'CANCELLED' } });
    const [claims] = await practice.database
      .sql`select count(*)::int as count from bookings.claims where appointment_id = ${process.appointment.id}`;
    expect(claims).toEqual({ count: 0 });
  });

  describe('what its practice has to confirm', () => {
    const answer = async (verb: 'confirm' | 'decline', calendar: Calendar, appointmentId: string) => {
      const name = `${verb}Appointment`;
      const type = `${verb === 'confirm' ? 'Confirm' : 'Decline'}AppointmentInput`;
      const manager = managerViewer({ organizationId: calendar.organizationId });
      const input = { appointmentId, idempotencyKey: newId() };
      const { errors } = await practice.ask(manager, `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input });
      expect(errors).toEqual([]);
    };
    const requested = async () => {
      const calendar = await openCalendar(practice, { ...price, requiresConfirmation: true });
      const made = await heldPaid({ calendar });
      await practice.tell('PaymentAuthorized', made.payment);
      await runJobs();
      const process = await processOf(made.client, made.holdId);
      expect(process).toMatchObject({ state: 'REQUESTED', outcome: null, appointment: { status: 'PENDING' } });
      return { ...made, appointmentId: process.appointment.id };
    };

    test('is asked for by itself once it is paid for, and completed when it was confirmed and taken', async () => {
      const { calendar, client, holdId, payment, appointmentId } = await requested();
      await answer('confirm', calendar, appointmentId);
      await practice.tell('PaymentCaptured', payment);
      await runJobs();
      const process = await processOf(client, holdId);
      expect([process.outcome, ...statesOf(process)]).toEqual(['BOOKED', 'HELD', 'AUTHORIZED', 'REQUESTED', 'BOOKED', 'COMPLETED']);
    });

    test('goes back when it was declined', async () => {
      const { calendar, client, holdId, payment, appointmentId } = await requested();
      await answer('decline', calendar, appointmentId);
      expect(await processOf(client, holdId)).toMatchObject({ state: 'RELEASED', outcome: 'DECLINED' });
      await practice.tell('PaymentCanceled', payment);
      await runJobs();
      expect(await processOf(client, holdId)).toMatchObject({ state: 'REFUNDED', outcome: 'DECLINED' });
    });

    test('is not asked for any more when its payment is lost meanwhile', async () => {
      const { client, holdId, payment } = await requested();
      await practice.tell('PaymentCanceled', payment);
      await runJobs();
      expect(await processOf(client, holdId)).toMatchObject({
        state: 'REFUNDED',
        outcome: 'DECLINED',
        appointment: { status: 'CANCELLED' },
      });
    });
  });

  test('a hold whose payment is lost is given back', async () => {
    const { client, holdId, payment } = await heldPaid();
    await practice.tell('PaymentAuthorized', payment);
    await practice.database
      .sql`update bookings.booking_processes set state = 'AUTHORIZED', payment_id = ${payment.paymentId} where id = ${holdId}`;
    await practice.tell('PaymentCanceled', payment);
    await runJobs();
    expect(await processOf(client, holdId)).toMatchObject({ state: 'REFUNDED', outcome: 'RELEASED' });
  });

  test('what no job has come to is found by the sweep', async () => {
    const { client, holdId, payment } = await heldPaid();
    await practice.tell('PaymentAuthorized', payment);
    practice.queued.length = 0;
    expect(await sweepBookingProcesses(practice.db)).toBe(0);
    expect(await sweepBookingProcesses(practice.db, 0)).toBe(1);
    expect(await processOf(client, holdId)).toMatchObject({ state: 'BOOKED' });
    expect(await sweepBookingProcesses(practice.db, 0)).toBe(0);
  });

  test('an unknown hold, and data that is none, do nothing', async () => {
    expect(await advanceBookingProcess(practice.db, newId())).toBeUndefined();
    await bookingsJobs(practice.deps)[advanceBookingProcessJob]?.handle({ holdId: 'x' });
  });
});

const streams: AsyncIterator<unknown>[] = [];
afterAll(() => {
  for (const stream of streams) void stream.return?.();
});

describe('who follows a booking', () => {
  test('its client alone: neither the practice nor anybody else', async () => {
    const { calendar, holdId } = await heldPaid();
    for (const viewer of [someone(), calendar.practitioner, managerViewer({ organizationId: calendar.organizationId })]) {
      expect(await processOf(viewer, holdId)).toBeNull();
    }
    expect(await processOf(someone(), 'no id')).toBeNull();
  });

  test('is told of each state it comes to, and can go on where it stopped', async () => {
    const { client, holdId, payment } = await heldPaid();
    const query = `subscription ($id: ID!, $after: String) { bookingProcessChanged(id: $id, resumeAfter: $after) {
      cursor resync process { id state outcome } } }`;
    const listen = async (after: string | null) => {
      const variables = { id: holdId, after };
      const opened = await practice.subgraph.subscribe(signedRequest(practice.hop.sign, { viewer: client, query, variables }));
      if (!(Symbol.asyncIterator in opened)) throw new Error(opened.body);
      const stream = opened[Symbol.asyncIterator]();
      streams.push(stream);
      return async () => (await stream.next()).value.data.bookingProcessChanged;
    };
    const next = await listen(null);
    const first = next();
    await practice.tell('PaymentAuthorized', payment);
    await runJobs();
    const { cursor } = await first;
    expect((await next()).process).toMatchObject({ id: holdId, state: 'BOOKED' });
    const resumed = await listen(cursor);
    await practice.tell('PaymentCaptured', payment);
    await runJobs();
    await resumed();
    expect((await resumed()).process).toMatchObject({ state: 'COMPLETED', outcome: 'BOOKED' });
  });
});
