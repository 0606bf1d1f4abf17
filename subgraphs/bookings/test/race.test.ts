import { asId, newId, silentLogger } from '@klear/core';
import { connectDatabase } from '@klear/db';
import { clientViewer, proofSize } from '@klear/testing';
import { afterAll, expect, test } from 'vitest';
import { holdSlot } from '../src/commands/hold-slot.ts';
import { rescheduleAppointment } from '../src/commands/reschedule-appointment.ts';
import { book, hold, holdMutation, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const { database } = practice;
const clients = 40;

/** A pool as large as a busy process has, so that rivals really meet in the database. */
const wide = connectDatabase({ ...database.connection('bookings'), poolSize: 32, inputHashKey: Buffer.alloc(32, 7), log: silentLogger });
const { sql } = database;
afterAll(() => wide.close());

async function deadlocks(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`;
  const [row] = await sql`select deadlocks::integer as count from pg_stat_database where datname = current_database()`;
  return row?.count ?? 0;
}

test('the hazard: check-then-insert books one slot many times', async () => {
  await sql`create table public.naive (slot integer, client uuid)`;
  let rounds = 0;
  for (let slot = 1; slot <= 5; slot += 1) {
    await Promise.all(
      Array.from({ length: clients }, () =>
        sql.begin(async (tx) => {
          const taken = await tx`select 1 from public.naive where slot = ${slot}`;
          if (taken.length === 0) await tx`insert into public.naive values (${slot}, ${newId()})`;
        }),
      ),
    );
    const winners = await sql`select 1 from public.naive where slot = ${slot}`;
    if (winners.length > 1) rounds += 1;
  }
  expect(rounds, 'rounds with more than one winner').toBeGreaterThan(0);
});

test('forty clients race for one slot: exactly one wins each round, the others get the next free slots, none deadlocks', async () => {
  const rounds = proofSize('forty-clients', 25, 250);
  const calendar = await openCalendar(practice, { bufferBeforeMinutes: 10, bufferAfterMinutes: 10, horizonDays: 3_000 });
  const before = await deadlocks();
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = inHours(48 + round * 3);
    const outcomes = await Promise.all(
      Array.from({ length: clients }, async () => {
        const viewer = clientViewer();
        const began = performance.now();
        const input = { serviceId: asId<'Service'>(calendar.service.serviceId), start, idempotencyKey: newId() };
        const result = await holdSlot({ ...practice.commands(viewer), db: wide }, input);
        if (!result.ok) waits.push(performance.now() - began);
        return result.ok ? 'HELD' : result.error.code;
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'HELD')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'SLOT_TAKEN')).toHaveLength(clients - 1);
  }
  const overlaps = await sql`select 1 from bookings.claims a join bookings.claims b
    on a.id < b.id and a.resource_id = b.resource_id and a.kind = b.kind and a.during && b.during`;
  expect(overlaps).toHaveLength(0);
  expect((await deadlocks()) - before, '40P01').toBe(0);
  waits.sort((a, b) => a - b);
  const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
  process.stdout.write(
    `race: ${rounds} rounds x ${clients} clients, 1 winner each, 40P01 = 0, losers ${waits.length}, p99 ${p99.toFixed(0)} ms\n`,
  );

  const late = await hold(practice, someone(), calendar, inHours(48));
  expect(late.__typename).toBe('SlotTaken');
  const starts = late.alternatives.map((slot: { start: string }) => Date.parse(slot.start));
  expect(starts).toHaveLength(5);
  expect(starts.every((start: number) => start > inHours(48).getTime() + 3_600_000)).toBe(true);
}, 300_000);

test('the constraint is what decides: without it the same race has many winners', async () => {
  const unguarded = await openPractice();
  await unguarded.database.sql`alter table bookings.claims drop constraint claims_do_not_overlap`;
  const calendar = await openCalendar(unguarded);
  const outcomes = await Promise.all(Array.from({ length: clients }, () => hold(unguarded, someone(), calendar, inHours(48))));
  expect(outcomes.filter(({ __typename }) => __typename === 'HoldSlotSuccess').length).toBeGreaterThan(1);
});

test('the same key used at once by forty calls makes one hold', async () => {
  const calendar = await openCalendar(practice);
  const viewer = someone();
  const input = { serviceId: calendar.service.serviceId, start: inHours(30), idempotencyKey: newId() };
  const answers = await Promise.all(Array.from({ length: clients }, () => practice.ask(viewer, holdMutation, { input })));
  expect(new Set(answers.map(({ data }) => data.holdSlot.hold.id)).size).toBe(1);
  expect(await sql`select 1 from bookings.holds where client_id = ${viewer.personId}`).toHaveLength(1);
});

test('two appointments that are moved onto each other at once neither overlap nor deadlock, and nobody loses theirs', async () => {
  const calendar = await openCalendar(practice);
  const before = await deadlocks();
  const [one, two] = [someone(), someone()];
  const first = await book(practice, one, calendar, inHours(100));
  const second = await book(practice, two, calendar, inHours(102));
  for (let round = 0; round < 10; round += 1) {
    const move = (viewer: typeof one, appointment: { id: string; start: string }, start: Date) =>
      rescheduleAppointment(
        { ...practice.commands(viewer), db: wide },
        { appointmentId: asId(appointment.id), start, idempotencyKey: newId() },
      );
    await Promise.all([
      move(one, first, inHours(102)),
      move(two, second, inHours(100)),
      move(one, first, inHours(104)),
      move(two, second, inHours(106)),
    ]);
  }
  const claims = await sql`select appointment_id, count(*)::integer as count from bookings.claims
    where appointment_id in (${first.id}, ${second.id}) group by appointment_id`;
  expect(claims.map((row) => row.count)).toEqual([2, 2]);
  const stray = await sql`select 1 from bookings.appointments a join bookings.claims c on c.appointment_id = a.id
    where c.kind = 'CLIENT' and (lower(c.during) <> a.starts_at or upper(c.during) <> a.ends_at)`;
  expect(stray).toHaveLength(0);
  expect((await deadlocks()) - before, '40P01').toBe(0);
});
