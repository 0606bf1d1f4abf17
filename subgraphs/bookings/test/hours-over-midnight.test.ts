import { newId } from '@klear/core';
import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openings } from '../src/domain/openings.ts';
import type { Schedule } from '../src/domain/schedule.ts';
import { parseZone, type Zone } from '../src/domain/zone.ts';
import { changesOf, instantOfWall } from './tz-oracle.ts';

const dayMs = 86_400_000;
const from = Date.UTC(1970, 0, 1);
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const dateOf = (wall: number) => new Date(wall).toISOString().slice(0, 10);

/** Open without a break all week, told in pieces that begin where the one before ends. */
const unbroken = (zone: Zone, cuts: readonly number[]): Schedule => ({
  ...{ id: newId<'Schedule'>(), organizationId: newId<'Organization'>(), practitionerId: newId<'User'>(), locationId: null },
  ...{
    zone,
    effectiveFrom: '1900-01-01',
    effectiveUntil: null,
    exceptions: [],
    holidayRegion: null,
    holidays: [],
    timeOff: [],
    version: 1,
  },
  rules: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    [0, ...cuts].map((cut, index) => ({ weekday, startsAt: clock(cut), endsAt: clock(cuts[index] ?? 1_440) })),
  ),
});

test('hours that follow one another lose no minute and open none twice, over 24:00 and over every change of clocks', {
  timeout: 300_000,
}, () => {
  const size = proofSize('hours-over-midnight', 1_500, 30_000);
  const seed = proofSeed('hours-over-midnight');
  const changes = Intl.supportedValuesOf('timeZone').flatMap((zone) => changesOf(zone).filter(({ at }) => at > from));
  const atMidnight = changes.filter(({ at, before, after }) => {
    const [last, first] = [at / 1000 + before, at / 1000 + after];
    return last % 86_400 === 0 || first % 86_400 === 0 || Math.floor(last / 86_400) !== Math.floor(first / 86_400);
  });
  const drawn = fc.record({
    change: fc.oneof(fc.constantFrom(...changes), fc.constantFrom(...atMidnight)),
    cuts: fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 1_439 }), fc.integer({ min: 1, max: 240 })), { minLength: 0, maxLength: 3 }),
  });
  const sums = { cases: 0, atMidnight: 0, cut: 0 };
  const midnights = new Set(atMidnight);
  for (const { change, cuts } of fc.sample(drawn, { numRuns: size, seed })) {
    const zone = parseZone(change.zone);
    if (!zone.ok) throw new Error(`${change.zone} is no zone here`);
    const firstDay = Math.floor((change.at + change.before * 1000) / dayMs) * dayMs - dayMs;
    const [start, end] = [instantOfWall(change.zone, firstDay), instantOfWall(change.zone, firstDay + 3 * dayMs)];
    const schedule = unbroken(
      zone.value,
      [...cuts].sort((a, b) => a - b),
    );
    const open = openings(schedule, { start: new Date(start), end: new Date(end) });
    expect(open, `${change.zone} ${dateOf(firstDay)} ${cuts}`).toEqual([{ start: new Date(start), end: new Date(end) }]);
    sums.cases += 1;
    if (midnights.has(change)) sums.atMidnight += 1;
    if (cuts.length > 0) sums.cut += 1;
  }
  process.stdout.write(`hours over midnight: ${JSON.stringify(sums)}\n`);
  expect(Math.min(sums.atMidnight, sums.cut)).toBeGreaterThan(size / 4);
});
