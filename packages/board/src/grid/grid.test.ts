import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../time/day.ts';
import { lanesOf } from './lanes.ts';
import { nudge } from './nudge.ts';
import { targetAt } from './pick.ts';
import { heightOf, msAt, snap, yOf } from './scale.ts';
import { visibleSpan } from './visible-span.ts';

const minute = 60_000;
const hour = 3_600_000;
const berlin = dayOf('2026-11-21', 'Europe/Berlin');
const span = (from: number, to: number, day = berlin) => ({ startMs: day.startMs + from * hour, endMs: day.startMs + to * hour });

describe('the scale', () => {
  const scale = { ...span(8, 18), pxPerHour: 60 };
  test('puts an hour as high as an hour, and reads back what it put', () => {
    expect([yOf(scale, berlin.startMs + 9.5 * hour), heightOf(scale, 30 * minute)]).toEqual([90, 30]);
    expect(msAt(scale, 90)).toBe(berlin.startMs + 9.5 * hour);
  });
  test('snaps to the nearest quarter of an hour, also in the 25th hour of a day', () => {
    const long = dayOf('2026-10-25', 'Europe/Berlin');
    const at = (hours: number) =>
      (snap(long.startMs + hours * hour, { dayStartMs: long.startMs, stepMinutes: 15 }) - long.startMs) / minute;
    expect([at(2.1), at(2.13), at(24.9)]).toEqual([120, 135, 1_500]);
  });
});

describe('what is shown', () => {
  test('is all hours and visits in whole hours, with air, and never more than the day', () => {
    expect(visibleSpan(berlin, [span(9, 17), span(18.25, 19)])).toEqual(span(8, 20));
    expect(visibleSpan(berlin, [span(0, 24)])).toEqual(span(0, 24));
    expect(visibleSpan(berlin, [span(-3, -1)])).toEqual(span(8, 18));
    expect(visibleSpan(berlin, [])).toEqual(span(8, 18));
  });
});

describe('lanes', () => {
  test('are side by side for what overlaps, and one for what does not', () => {
    const [one, two, three, four] = [span(9, 10), span(9.5, 11), span(10, 10.5), span(11, 12)];
    const lanes = lanesOf([one, two, three, four]);
    expect([one, two, three, four].map((each) => lanes.get(each))).toEqual([
      { lane: 0, lanes: 2 },
      { lane: 1, lanes: 2 },
      { lane: 0, lanes: 2 },
      { lane: 0, lanes: 1 },
    ]);
  });

  test('never put two that overlap into one place', () => {
    const spans = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 12 })).map(([from, long]) => span(from / 4, (from + long) / 4)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(spans, (items) => {
        const lanes = lanesOf(items);
        for (const one of items)
          for (const other of items) {
            if (one === other || one.startMs >= other.endMs || other.startMs >= one.endMs) continue;
            expect(lanes.get(one)?.lane).not.toBe(lanes.get(other)?.lane);
            expect(lanes.get(one)?.lanes).toBe(lanes.get(other)?.lanes);
          }
      }),
      { numRuns: 300 },
    );
  });
});

describe('where a visit would go', () => {
  const scale = { ...span(8, 18), pxPerHour: 60 };
  const columns = [
    { practitionerId: 'ada', left: 100, right: 200 },
    { practitionerId: 'ben', left: 200, right: 300 },
  ];
  const target = (x: number, top: number) => targetAt({ x, top }, { columns, scale, day: berlin, lastsMs: hour });

  test('is the column under the pointer and the nearest quarter', () => {
    expect(target(150, 67)).toEqual({ practitionerId: 'ada', startMs: berlin.startMs + 9 * hour });
    expect(target(250, 68)).toEqual({ practitionerId: 'ben', startMs: berlin.startMs + 9.25 * hour });
  });
  test('is the nearest column beyond them, and the end of the day beyond it', () => {
    expect(target(0, 60)?.practitionerId).toBe('ada');
    expect(target(999, 60)?.practitionerId).toBe('ben');
    expect(target(150, -9_999)?.startMs).toBe(berlin.startMs);
    expect(target(150, 9_999)?.startMs).toBe(berlin.endMs - hour);
  });
  test('is nowhere without a column', () => {
    expect(targetAt({ x: 1, top: 1 }, { columns: [], scale, day: berlin, lastsMs: hour })).toBeUndefined();
  });
  test('is a step of the grid or the next column for an arrow key, and nothing for another key', () => {
    const from = { practitionerId: 'ada', startMs: berlin.startMs + 9 * hour };
    const by = (key: string, at = from) => nudge(at, { key, practitionerIds: ['ada', 'ben'], day: berlin, lastsMs: hour });
    expect(by('ArrowDown')).toEqual({ ...from, startMs: from.startMs + 15 * minute });
    expect(by('ArrowUp')).toEqual({ ...from, startMs: from.startMs - 15 * minute });
    expect(by('ArrowRight')).toEqual({ ...from, practitionerId: 'ben' });
    expect(by('ArrowLeft')).toEqual(from);
    expect(by('ArrowUp', { ...from, startMs: berlin.startMs })?.startMs).toBe(berlin.startMs);
    expect(by('Enter')).toBeUndefined();
  });
});
