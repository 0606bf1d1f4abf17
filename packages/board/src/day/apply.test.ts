import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../time/day.ts';
import { apply, type Change } from './apply.ts';
import type { Booking, DayModel, Hold } from './model.ts';
import { expectedRows } from './queue.ts';
import { stepsFor } from './steps.ts';

const day = dayOf('2026-11-21', 'Europe/Berlin');
const hour = 3_600_000;
const at = (hours: number) => day.startMs + hours * hour;
const empty: DayModel = { day, practice: 'Studio', columns: [], bookings: new Map(), holds: new Map(), queue: [] };
const visit = (change: Partial<Booking> = {}): Booking => ({
  id: 'a1',
  version: 1,
  status: 'BOOKED',
  startMs: at(9),
  endMs: at(10),
  practitionerId: 'petra',
  practitioner: 'Petra',
  client: 'Clara',
  service: 'Massage',
  place: null,
  isStarted: false,
  ...change,
});
const held: Hold = { id: 'h1', practitionerId: 'petra', startMs: at(9), endMs: at(10) };
const after = (...changes: Change[]) => changes.reduce(apply, empty);

describe('a change', () => {
  test('puts a visit on its day, moves it, and takes it away when it is cancelled or leaves the day', () => {
    expect(after({ booking: visit() }).bookings.get('a1')).toEqual(visit());
    const moved = visit({ version: 2, startMs: at(11), endMs: at(12) });
    expect(after({ booking: visit() }, { booking: moved }).bookings.get('a1')).toEqual(moved);
    expect(after({ booking: visit() }, { booking: visit({ version: 2, status: 'CANCELLED' }) }).bookings.size).toBe(0);
    expect(after({ booking: visit() }, { booking: visit({ version: 2, startMs: at(33), endMs: at(34) }) }).bookings.size).toBe(0);
  });

  test('that is older than what is known is no news', () => {
    const late = visit({ version: 2, status: 'CHECKED_IN' });
    expect(after({ booking: late }, { booking: visit() }).bookings.get('a1')).toEqual(late);
  });

  test('shows a hold, and ends it with its release or with the visit that takes its place', () => {
    expect(after({ held }).holds.get('h1')).toEqual(held);
    expect(after({ held }, { released: { id: 'h1' } }).holds.size).toBe(0);
    expect(after({ held }, { booking: visit() }).holds.size).toBe(0);
    expect(after({ held }, { booking: visit({ practitionerId: 'ben' }) }).holds.size).toBe(1);
    expect(after({ booking: visit() }, { held }).holds.size).toBe(0);
    expect(after({ booking: visit({ status: 'NOSHOW' }) }, { held }).holds.size).toBe(1);
    expect(after({ held: { ...held, startMs: at(25), endMs: at(26) } }).holds.size).toBe(0);
  });

  test('keeps the queue in order of arrival, and who is seen leaves it', () => {
    const here = (id: string, sinceMs: number) => ({ booking: visit({ id, version: 2, status: 'CHECKED_IN' }), sinceMs });
    const both = after(here('late', at(9)), here('early', at(8)));
    expect(both.queue.map(({ booking }) => booking.id)).toEqual(['early', 'late']);
    expect(apply(both, { booking: visit({ id: 'early', version: 3, status: 'FULFILLED' }), sinceMs: null }).queue).toHaveLength(1);
    // An answer to a mutation tells nothing of the queue: the place stays.
    const started = visit({ id: 'late', version: 3, status: 'CHECKED_IN', isStarted: true });
    expect(apply(both, { booking: started }).queue[1]).toEqual({ booking: started, sinceMs: at(9) });
  });

  test('told twice, or from any earlier place of the stream once more, comes to the same', () => {
    const changes = fc.array(
      fc.oneof(
        fc.record({ id: fc.constantFrom('h1', 'h2'), from: fc.integer({ min: 8, max: 12 }), end: fc.boolean() }),
        fc.record({ visit: fc.constantFrom('a1', 'a2'), from: fc.integer({ min: 8, max: 12 }), cancel: fc.boolean() }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(changes, fc.nat(12), (told, from) => {
        const stream = told.map((each, index): Change => {
          const span = { startMs: at(each.from), endMs: at(each.from + 1) };
          if ('id' in each) return each.end ? { released: { id: each.id } } : { held: { id: each.id, practitionerId: each.id, ...span } };
          return { booking: visit({ id: each.visit, version: index + 1, status: each.cancel ? 'CANCELLED' : 'BOOKED', ...span }) };
        });
        const once = stream.reduce(apply, empty);
        expect(stream.slice(from).reduce(apply, once)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});

test('who is expected is who has not come, from an hour and a half late to an hour and a half ahead', () => {
  const bookings = [visit(), visit({ id: 'a2', startMs: at(10), endMs: at(11) }), visit({ id: 'a3', startMs: at(14), endMs: at(15) })];
  const model = { ...empty, bookings: new Map([...bookings, visit({ id: 'a4', status: 'CHECKED_IN' })].map((each) => [each.id, each])) };
  expect(expectedRows(model, at(9.5)).map(({ id }) => id)).toEqual(['a1', 'a2']);
  expect(expectedRows(model, at(11.75)).map(({ id }) => id)).toEqual(['a2']);
});

test.each([
  [{ status: 'BOOKED' }, 8, ['CHECK_IN', 'ARRIVE']],
  [{ status: 'BOOKED' }, 9.5, ['CHECK_IN', 'ARRIVE', 'NO_SHOW']],
  [{ status: 'CHECKED_IN' }, 9, ['START', 'FULFIL']],
  [{ status: 'CHECKED_IN', isStarted: true }, 9.5, ['FULFIL']],
  [{ status: 'ARRIVED' }, 9, ['CHECK_IN', 'START']],
  [{ status: 'FULFILLED', isStarted: true }, 10, []],
  [{ status: 'PENDING' }, 8, ['CONFIRM', 'DECLINE']],
] as const)('what may be done next with %o', (change, hours, steps) => {
  expect(stepsFor(visit(change), at(hours))).toEqual(steps);
});
