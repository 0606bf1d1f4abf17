import { newId, type PractitionerId } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, inOrder, reasonFor, routingStrategies } from '../src/domain/routing.ts';
import type { ServiceId } from '../src/domain/service.ts';

const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  serviceId: newId<'Service'>() satisfies ServiceId,
  practitionerId: newId<'User'>() satisfies PractitionerId,
  weight: 1,
  given: 0,
  lastTurn: 0,
  busyMinutes: 0,
  seenAt: null,
  ...change,
});

/** Gives visits one after the other, each to the first in order who is there that day. Answers how many each has had. */
function give(strategy: 'ROUND_ROBIN' | 'WEIGHTED', weights: readonly number[], days: readonly (readonly boolean[])[]): number[] {
  let pool = weights.map((weight) => candidate({ weight }));
  for (const [day, present] of days.entries()) {
    const there = pool.filter((_, index) => present[index] ?? true);
    const chosen = inOrder(strategy, there)[0];
    pool = pool.map((each) => (each === chosen ? { ...each, given: each.given + 1, lastTurn: day + 1 } : each));
  }
  return pool.map(({ given }) => given);
}

const sizes = fc.integer({ min: 1, max: 12 });
const everybody = (days: number) => Array.from({ length: days }, () => []);

describe('who is asked first', () => {
  test('in turn: of any number of visits, two who are always there differ by one at most', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 200 }), (members, visits) => {
        const given = give(
          'ROUND_ROBIN',
          Array.from({ length: members }, () => 1),
          everybody(visits),
        );
        expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
        expect(given.reduce((sum, each) => sum + each, 0)).toBe(visits);
      }),
    );
  });

  test('in turn: who was away has no turns to make up for, two after the return at most', () => {
    const away = [...everybody(0), ...Array.from({ length: 90 }, () => [false, true, true])];
    const back = give('ROUND_ROBIN', [1, 1, 1], [...away, ...everybody(30)]);
    expect(back[0]).toBeLessThanOrEqual(11);
    expect(back[0]).toBeGreaterThanOrEqual(10);
  });

  test('by weight: a share is never missed by more than what the number of members allows, and is met in the long run', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 2_000 }),
        (weights, n) => {
          const all = weights.reduce((sum, weight) => sum + weight, 0);
          const given = give('WEIGHTED', weights, everybody(n));
          for (const [index, weight] of weights.entries()) {
            expect(Math.abs((given[index] ?? 0) - (n * weight) / all)).toBeLessThanOrEqual(weights.length / 2 + 1);
          }
        },
      ),
    );
  });

  test('by weight: who was away is made up to', () => {
    const away = Array.from({ length: 40 }, () => [false, true]);
    expect(give('WEIGHTED', [1, 1], [...away, ...everybody(100)])).toEqual([70, 70]);
  });

  test('the least busy of the week; the one whom the client saw last; turns decide between equals', () => {
    const idle = candidate({ busyMinutes: 30, lastTurn: 9 });
    const full = candidate({ busyMinutes: 600, seenAt: new Date('2026-11-01') });
    const known = candidate({ busyMinutes: 600, seenAt: new Date('2026-11-02'), lastTurn: 3 });
    expect(inOrder('LEAST_BUSY', [full, known, idle])).toEqual([idle, full, known]);
    expect(inOrder('CONTINUITY', [idle, full, known])).toEqual([known, full, idle]);
    expect(reasonFor('CONTINUITY', known)).toBe('SEEN_LAST');
    expect(reasonFor('CONTINUITY', idle)).toBe('NEXT_IN_TURN');
    const early = candidate({ lastTurn: 1 });
    const late = candidate({ lastTurn: 2 });
    for (const strategy of ['ROUND_ROBIN', 'LEAST_BUSY', 'CONTINUITY'] as const) {
      expect(inOrder(strategy, [late, early])).toEqual([early, late]);
    }
  });

  test('everybody is asked once, in one order, however the members are listed', () => {
    const some = fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 100 }),
        given: fc.nat(50),
        lastTurn: fc.nat(50),
        busyMinutes: fc.nat(3_000),
        seenAt: fc.option(fc.date({ noInvalidDate: true })),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...routingStrategies), (members, strategy) => {
        const pool = members.map((member) => candidate(member));
        const ordered = inOrder(strategy, pool);
        expect(new Set(ordered)).toEqual(new Set(pool));
        expect(inOrder(strategy, pool.toReversed())).toEqual(ordered);
      }),
    );
  });
});
