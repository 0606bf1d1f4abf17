import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, type Interval, overlaps, subtract, union } from './interval.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .map(([a, b]): Interval => ({ start: new Date(a), end: new Date(b) }));
const spans = fc.array(span, { maxLength: 12 });
const covers = (list: readonly Interval[], ms: number) => list.some((s) => s.start.getTime() <= ms && ms < s.end.getTime());
const points = Array.from({ length: 62 }, (_, ms) => ms);

describe('interval algebra', () => {
  test('union covers exactly what its spans cover, sorted and apart', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const joined = union(list);
        for (const ms of points) expect(covers(joined, ms)).toBe(covers(list, ms));
        for (const [i, s] of joined.entries()) expect(i === 0 || (joined[i - 1]?.end ?? s.start) < s.start).toBe(true);
      }),
    );
  });

  test('subtract leaves exactly the points that no hole covers', () => {
    fc.assert(
      fc.property(spans, spans, (from, without) => {
        const left = subtract(from, without);
        for (const ms of points) expect(covers(left, ms)).toBe(covers(from, ms) && !covers(without, ms));
      }),
    );
  });

  test('touching spans do not overlap, and a span contains itself', () => {
    const morning = { start: new Date(0), end: new Date(10) };
    const noon = { start: new Date(10), end: new Date(20) };
    expect(overlaps(morning, noon)).toBe(false);
    expect(overlaps(morning, { start: new Date(9), end: new Date(11) })).toBe(true);
    expect(contains(morning, morning)).toBe(true);
    expect(contains(morning, noon)).toBe(false);
  });
});
