import { newId, type Viewer } from '@klear/core';
import { clientViewer, managerViewer } from '@klear/testing';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cancellationTerms, feeAt, noShowFee, percentOf, type Stakes } from '../src/domain/cancellation.ts';
import { book, type Calendar, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const start = new Date('2031-05-05T10:00:00Z');
const before = (minutes: number) => new Date(start.getTime() - minutes * 60_000);
const policy = {
  tiers: [
    { minutesBefore: 2880, feePercent: 10 },
    { minutesBefore: 60, feePercent: 100 },
    { minutesBefore: 1440, feePercent: 50 },
  ],
  noShowFeePercent: 80,
};
const stakes: Stakes = { policy, paidMinor: 6_550, price: { amountMinor: 6_550, currency: 'EUR' }, start };

describe('the fee of a cancellation', () => {
  test.each([
    [5000, 0],
    [2880, 0],
    [2879, 655],
    [1440, 655],
    [1439, 3_275],
    [60, 3_275],
    [59, 6_550],
    [0, 6_550],
  ])('%i minutes before the start: %i, in whatever order the tiers stand', (minutes, feeMinor) => {
    expect(feeAt(stakes, before(minutes))).toBe(feeMinor);
  });

  test.each([
    [1, 50, 1],
    [1, 49, 0],
    [3, 50, 2],
    [9_999, 25, 2_500],
    [101, 33, 33],
    [Number.MAX_SAFE_INTEGER, 100, Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, 50, 4_503_599_627_370_496],
  ])('%i at %i percent is %i, half up and exact', (amount, percent, expected) => {
    expect(percentOf(amount, percent)).toBe(expected);
  });

  test('never more than what is still paid', () => {
    expect(feeAt({ ...stakes, paidMinor: 2_000 }, before(1439))).toBe(2_000);
    expect(feeAt({ ...stakes, paidMinor: 0 }, before(1))).toBe(0);
    expect(noShowFee(stakes)).toBe(5_240);
    expect(noShowFee({ ...stakes, paidMinor: 5_000 })).toBe(5_000);
  });

  test('holds until the next boundary, or the start; free of charge whenever', () => {
    expect(cancellationTerms(stakes, { at: before(3000), isFree: false })).toEqual({
      feeMinor: 0,
      refundMinor: 6_550,
      until: before(2880),
    });
    expect(cancellationTerms(stakes, { at: before(2880), isFree: false }).until).toEqual(before(2880));
    expect(cancellationTerms(stakes, { at: before(10), isFree: false })).toEqual({ feeMinor: 6_550, refundMinor: 0, until: start });
    expect(cancellationTerms(stakes, { at: before(10), isFree: true })).toEqual({ feeMinor: 0, refundMinor: 6_550, until: null });
  });
});

const practice = await openPractice();
afterEach(() => practice.database.shiftClock(0));
const cancellationPolicy = { tiers: [{ minutesBefore: 1440, feePercent: 50 }], noShowFeePercent: 70 };
let calendar: Calendar;
beforeAll(async () => {
  calendar = await openCalendar(practice, { cancellationPolicy, amountMinor: 5_001 });
});

const parts = '{ fee { amountMinor } refund { amountMinor } until }';
const cancelMutation = `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename
  ... on CancelAppointmentSuccess { appointment { id status version cancellationFee { amountMinor } } }
  ... on FeeChanged { code message preview ${parts} } ... on Problem { code } } }`;

async function previewOf(viewer: Viewer, id: string) {
  const { data, errors } = await practice.ask(viewer, `query ($id: ID!) { cancellationPreview(appointmentId: $id) ${parts} }`, { id });
  expect(errors).toEqual([]);
  return data.cancellationPreview;
}

async function cancel(viewer: Viewer, appointmentId: string, more: object = {}) {
  const { data, errors } = await practice.ask(viewer, cancelMutation, { input: { appointmentId, idempotencyKey: newId(), ...more } });
  expect(errors).toEqual([]);
  return data.cancelAppointment;
}

/** Books a slot that costs something, paid as payments has told. */
async function bookPaid(hours: number) {
  const client = someone();
  const held = await hold(practice, client, calendar, inHours(hours));
  const { organizationId } = calendar;
  const clientId = client.personId ?? newId<'User'>();
  const payment = { paymentId: newId<'Payment'>(), organizationId, clientId, holdId: held.hold.id, appointmentId: null };
  const paid = { ...payment, amountMinor: 5_001, currency: 'EUR' };
  await practice.tell('PaymentAuthorized', paid);
  const mutation = `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { ... on BookAppointmentSuccess { appointment { id
    cancellationPolicy { tiers { minutesBefore feePercent } noShowFeePercent } cancellationFee { amountMinor } } } } }`;
  const { data } = await practice.ask(client, mutation, { input: { holdId: held.hold.id, idempotencyKey: newId() } });
  return { client, paid, appointment: data.bookAppointment.appointment };
}

async function toldFee(type: string, id: string) {
  const rows = await practice.database.sql`select (envelope -> 'payload' ->> 'feeMinor')::int as fee from bookings.outbox
    where type = ${type} and envelope -> 'aggregate' ->> 'id' = ${id}`;
  return rows.map(({ fee }) => fee);
}

describe('cancelling an appointment', () => {
  test('the terms are those of the day on which it was held, whatever its service asks for since', async () => {
    const { client, appointment } = await bookPaid(30);
    expect(appointment).toMatchObject({ cancellationPolicy, cancellationFee: null });
    const dearer = { tiers: [{ minutesBefore: 60 * 24 * 30, feePercent: 100 }], noShowFeePercent: 100 };
    await practice.tell('ServiceChanged', { ...calendar.service, cancellationPolicy: dearer });
    expect(await previewOf(client, appointment.id)).toMatchObject({ fee: { amountMinor: 0 }, refund: { amountMinor: 5_001 } });
    await practice.tell('ServiceChanged', calendar.service);
  });

  test('late, it costs its client what the preview told; payments is told the fee', async () => {
    const { client, appointment } = await bookPaid(10);
    expect(await previewOf(client, appointment.id)).toMatchObject({ fee: { amountMinor: 2_501 }, refund: { amountMinor: 2_500 } });
    expect(await cancel(client, appointment.id, { expectedFeeMinor: 2_501 })).toMatchObject({
      appointment: { status: 'CANCELLED', cancellationFee: { amountMinor: 2_501 } },
    });
    expect(await toldFee('AppointmentCancelled', appointment.id)).toEqual([2_501]);
    expect(await previewOf(client, appointment.id), 'it is cancelled already').toBeNull();
  });

  test('another fee than the expected one changes nothing, and says what it is now', async () => {
    const { client, appointment } = await bookPaid(12);
    const key = newId();
    const refused = await cancel(client, appointment.id, { expectedFeeMinor: 0, idempotencyKey: key });
    const preview = { fee: { amountMinor: 2_501 }, refund: { amountMinor: 2_500 }, until: inHours(12).toISOString() };
    expect(refused).toMatchObject({ __typename: 'FeeChanged', code: 'FEE_CHANGED', preview });
    expect(await cancel(client, appointment.id, { expectedFeeMinor: 0, idempotencyKey: key })).toEqual(refused);
    const [row] = await practice.database.sql`select status, version, fee_minor from bookings.appointments where id = ${appointment.id}`;
    expect(row).toEqual({ status: 'booked', version: 1, fee_minor: null });
    expect(await toldFee('AppointmentCancelled', appointment.id)).toEqual([]);
  });

  test('by the practice it is free of charge whenever, whatever reason a client gives', async () => {
    const { client, appointment } = await bookPaid(8);
    const manager = managerViewer({ organizationId: calendar.organizationId });
    expect(await previewOf(manager, appointment.id)).toEqual({ fee: { amountMinor: 0 }, refund: { amountMinor: 5_001 }, until: null });
    expect(await cancel(client, appointment.id, { reason: 'PRACTICE', expectedFeeMinor: 0 })).toMatchObject({ __typename: 'FeeChanged' });
    expect(await cancel(manager, appointment.id, { reason: 'PRACTICE', expectedFeeMinor: 0 })).toMatchObject({
      appointment: { cancellationFee: { amountMinor: 0 } },
    });
  });

  test('what staff gave back before counts: no fee beyond what is still paid', async () => {
    const { client, appointment, paid } = await bookPaid(14);
    await practice.tell('PaymentRefunded', { ...paid, amountMinor: 4_000, refundedMinor: 4_000, refundId: newId<'Refund'>() });
    expect(await previewOf(client, appointment.id)).toMatchObject({ fee: { amountMinor: 1_001 }, refund: { amountMinor: 0 } });
  });

  test('what nobody paid through us costs nothing', async () => {
    const free = await openCalendar(practice, { cancellationPolicy });
    const client = someone();
    const { id } = await book(practice, client, free, inHours(5));
    expect(await previewOf(client, id)).toMatchObject({ fee: { amountMinor: 0 }, refund: { amountMinor: 0 } });
  });

  test('who may not cancel it sees no preview', async () => {
    const { appointment } = await bookPaid(16);
    expect(await previewOf(clientViewer(), appointment.id)).toBeNull();
    expect(await previewOf(clientViewer(), 'no id')).toBeNull();
  });

  test('a client who does not come pays what the frozen policy says', async () => {
    const { appointment } = await bookPaid(3);
    await practice.database.shiftClock(5 * 3_600_000);
    const mutation = `mutation ($input: MarkNoShowInput!) { markNoShow(input: $input) { ... on MarkNoShowSuccess {
      appointment { status cancellationFee { amountMinor } } } } }`;
    const manager = managerViewer({ organizationId: calendar.organizationId });
    const { data } = await practice.ask(manager, mutation, { input: { appointmentId: appointment.id, idempotencyKey: newId() } });
    expect(data.markNoShow.appointment).toEqual({ status: 'NOSHOW', cancellationFee: { amountMinor: 3_501 } });
    expect(await toldFee('AppointmentNoShow', appointment.id)).toEqual([3_501]);
  });
});
