import { asId, newId, type Viewer } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { AppointmentId } from '../src/domain/appointment.ts';
import { book, inHours, openCalendar, openPractice, someone } from './practice.ts';

/** 99.99: a quarter of it is 24.9975 and half of it 49.995, so that both are rounded, half up. */
const price = { amountMinor: 9_999, currency: 'EUR' };
const cancellationPolicy = {
  tiers: [
    { minutesBefore: 1440, feePercent: 25 },
    { minutesBefore: 120, feePercent: 50 },
  ],
  noShowFeePercent: 100,
};
/** Starts within a day of a change of clocks, so that a day before is not the same time on the wall. */
const starts = [
  ['Europe/Berlin', '2031-03-30T08:00:00Z', 'an hour was skipped in the night'],
  ['America/New_York', '2031-11-02T15:00:00Z', 'an hour came twice in the night'],
  ['Australia/Lord_Howe', '2031-04-05T22:00:00Z', 'half an hour came twice in the night'],
  ['America/St_Johns', '2031-03-09T14:30:00Z', 'an hour was skipped in the night, in a zone of half hours'],
] as const;
/** Minutes before the start, the fee up to that very instant, the fee after it; null: cannot be cancelled any more. */
const boundaries = [
  [1440, 0, 2_500],
  [120, 2_500, 5_000],
  [0, 5_000, null],
] as const;

interface Case {
  readonly zone: string;
  readonly start: Date;
  readonly minutesBefore: number;
  readonly seconds: number;
  readonly feeMinor: number | null;
}

/** Every second within two minutes of every boundary. The start itself is no time to cancel any more; every other boundary is the last. */
const cases: Case[] = starts.flatMap(([zone, at]) =>
  boundaries.flatMap(([minutesBefore, upTo, after]) =>
    Array.from({ length: 241 }, (_, index) => {
      const seconds = index - 120;
      const isUpTo = minutesBefore === 0 ? seconds < 0 : seconds <= 0;
      return { zone, start: new Date(at), minutesBefore, seconds, feeMinor: isUpTo ? upTo : after };
    }),
  ),
);

const count = proofSize('cancellation-boundaries', 36, 2_892);
const seed = proofSeed('cancellation-boundaries');
const near = cases.filter(({ seconds }) => Math.abs(seconds) <= 1);
const far = cases.filter(({ seconds }) => Math.abs(seconds) > 1);
const [shuffled = []] = fc.sample(fc.shuffledSubarray(far, { minLength: far.length }), { seed, numRuns: 1 });
const chosen = [...near, ...shuffled].slice(0, count);

const practice = await openPractice();
const { sql } = practice.database;

/** Lets the database's clock stand at one instant, as only an administrator can. */
async function standAt(at: Date): Promise<void> {
  await sql`update klear_test.instant set at = ${at}`;
}

const previewQuery = `query ($id: ID!) { cancellationPreview(appointmentId: $id) { fee { amountMinor currency } refund { amountMinor } until } }`;
const cancelMutation = `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename
  ... on CancelAppointmentSuccess { appointment { status cancellationFee { amountMinor currency } } }
  ... on FeeChanged { preview { fee { amountMinor } refund { amountMinor } } } } }`;

let client: Viewer;
const ids: AppointmentId[] = [];

beforeAll(async () => {
  client = someone();
  const calendar = await openCalendar(practice, { cancellationPolicy });
  const { id } = await book(practice, client, calendar, inHours(30));
  await sql`create schema if not exists klear_test`;
  await sql`grant usage on schema klear_test to public`;
  await sql`create table klear_test.instant (at timestamptz not null)`;
  await sql`insert into klear_test.instant values (now())`;
  await sql`create view klear_test.clock as select at - transaction_timestamp() as shift from klear_test.instant`;
  await sql`grant select on klear_test.clock to public`;
  for (const { start, zone } of chosen) {
    const made = newId<'Appointment'>();
    ids.push(asId(made));
    const end = new Date(start.getTime() + 3_600_000);
    const facts = { id: made, hold_id: null, payment_id: newId(), amount_minor: price.amountMinor, currency: price.currency, zone };
    const times = { starts_at: start, ends_at: end, occupied_from: start, occupied_until: end };
    await sql`insert into bookings.appointments
      select (jsonb_populate_record(a, ${sql.json({ ...facts, ...JSON.parse(JSON.stringify(times)) })})).* from bookings.appointments a where a.id = ${id}`;
  }
}, 300_000);

test(`at ${count} seconds around the boundaries of four zones, the preview is what cancelling does`, async () => {
  const tally = new Map<string, number>();
  for (const [index, { zone, start, minutesBefore, seconds, feeMinor }] of chosen.entries()) {
    const appointmentId = ids[index];
    const boundary = new Date(start.getTime() - minutesBefore * 60_000);
    await standAt(new Date(boundary.getTime() + seconds * 1000));
    const where = `${zone}, ${minutesBefore} minutes before, ${seconds} s`;
    const { data } = await practice.ask(client, previewQuery, { id: appointmentId });
    const cancelAt = async (expectedFeeMinor: number) => {
      const input = { appointmentId, expectedFeeMinor, idempotencyKey: newId() };
      return (await practice.ask(client, cancelMutation, { input })).data.cancelAppointment;
    };
    tally.set(String(feeMinor), (tally.get(String(feeMinor)) ?? 0) + 1);
    if (feeMinor === null) {
      expect(data.cancellationPreview, where).toBeNull();
      expect((await cancelAt(5_000)).__typename, where).toBe('TransitionRefused');
      continue;
    }
    const refundMinor = price.amountMinor - feeMinor;
    expect(data.cancellationPreview, where).toMatchObject({
      fee: { amountMinor: feeMinor, currency: 'EUR' },
      refund: { amountMinor: refundMinor },
    });
    if (Math.abs(seconds) <= 1) {
      const other = { __typename: 'FeeChanged', preview: { fee: { amountMinor: feeMinor }, refund: { amountMinor: refundMinor } } };
      expect(await cancelAt(feeMinor + 1), where).toEqual(other);
    }
    if (seconds <= 0) expect(new Date(data.cancellationPreview.until), where).toEqual(boundary);
    expect(await cancelAt(feeMinor), where).toEqual({
      __typename: 'CancelAppointmentSuccess',
      appointment: { status: 'CANCELLED', cancellationFee: { amountMinor: feeMinor, currency: 'EUR' } },
    });
  }
  const told = await sql`select (envelope -> 'payload' ->> 'feeMinor')::int as fee, count(*)::int as count from bookings.outbox
    where type = 'AppointmentCancelled' group by 1 order by 1`;
  const cancelled = [...tally].filter(([fee]) => fee !== 'null').sort(([a], [b]) => Number(a) - Number(b));
  expect(told.map(({ fee, count: times }) => [String(fee), times])).toEqual(cancelled);
  process.stdout.write(
    `${chosen.length} of ${cases.length} seconds, ${starts.length} zones, ${boundaries.length} boundaries: ${[...tally]
      .map(([fee, times]) => (fee === 'null' ? `refused ${times}` : `fee ${fee}: ${times}`))
      .join(', ')}\n`,
  );
}, 900_000);
