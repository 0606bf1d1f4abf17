import { asId, silentLogger, type Viewer } from '@klear/core';
import { connectDatabase, type Database } from '@klear/db';
import { afterAll, expect, test } from 'vitest';
import { claimVisit } from '../src/commands/claim-visit.ts';
import type { AppointmentId } from '../src/domain/appointment.ts';
import { loadBookingFacts } from '../src/store/booking-facts.ts';
import { schedules } from '../src/store/schedules.ts';
import { deadlocks, overlaps } from './contended/truths.ts';
import { book, type Calendar, inHours, openCalendar, openPractice, type Practice, someone } from './practice.ts';

const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((db) => db.close())));

interface Seat {
  readonly viewer: Viewer;
  readonly id: AppointmentId;
}

/** Four visits of one practitioner, one after the other. */
async function openRow(practice: Practice): Promise<{ calendar: Calendar; visits: Seat[] }> {
  const calendar = await openCalendar(practice);
  const visits: Seat[] = [];
  for (let at = 0; at < 4; at += 1) {
    const viewer = someone();
    const { id } = await book(practice, viewer, calendar, inHours(30 + at));
    visits.push({ viewer, id: asId(id) });
  }
  return { calendar, visits };
}

/** All want the time of their neighbour at once, and claim it without looking: each frees what another one waits for. Answers 40P01. */
async function swapBlindly(practice: Practice, rounds: number): Promise<number> {
  const { database } = practice;
  const db = connectDatabase({ ...database.connection('bookings'), poolSize: 16, inputHashKey: Buffer.alloc(32, 7), log: silentLogger });
  opened.push(db);
  const { calendar, visits } = await openRow(practice);
  const serviceId = asId<'Service'>(calendar.service.serviceId);
  const before = await deadlocks(database.sql);
  for (let round = 0; round < rounds; round += 1) {
    await Promise.allSettled(
      visits.map(({ viewer, id }, at) =>
        db.withViewer(viewer, async (tx) => {
          const facts = await loadBookingFacts(tx, {
            serviceId,
            start: inHours(30 + ((at + 1) % visits.length)),
            appointmentId: id,
            at: tx.now,
          });
          const schedule = await schedules.find(tx, asId<'Schedule'>(calendar.scheduleId));
          if (!schedule || !viewer.personId) throw new TypeError('the row has a schedule and clients');
          return claimVisit(tx, facts, {
            clientId: viewer.personId,
            claimant: { appointmentId: id },
            schedule,
            givenUp: { appointmentId: id },
          });
        }),
      ),
    );
    if ((await deadlocks(database.sql)) > before) break;
  }
  return (await deadlocks(database.sql)) - before;
}

test('visits that are moved onto one another at once follow one another: none deadlocks and none overlaps', async () => {
  const practice = await openPractice();
  expect(await swapBlindly(practice, 15), '40P01').toBe(0);
  expect(await overlaps(practice.database.sql)).toBe(0);
}, 60_000);

test('the queue is what decides: without it the same moves deadlock', async () => {
  const practice = await openPractice();
  await practice.database.sql`create or replace function bookings.make_way(client uuid, practitioner uuid, needs_of uuid, resources uuid[],
    span tstzrange, moving boolean) returns void language plpgsql as 'begin return; end'`;
  expect(await swapBlindly(practice, 200), '40P01').toBeGreaterThan(0);
  expect(await overlaps(practice.database.sql)).toBe(0);
}, 60_000);
