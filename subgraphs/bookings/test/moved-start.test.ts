import { proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrderOfMoves, movedStart } from '../src/domain/reanchor.ts';
import { asZone } from '../src/domain/zone.ts';
import { zonePeriods } from '../src/domain/zone-periods.ts';
import { instantOfWall, offsetAt } from './tz-oracle.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'America/Santiago',
  'Asia/Kolkata',
  'Africa/Cairo',
];
const [from, until] = [new Date('2027-01-01T00:00:00Z'), new Date('2031-01-01T00:00:00Z')];
const text = (wall: number) => new Date(wall).toISOString().slice(0, 16);

test('a visit moves to where another implementation puts its wall time, and not at all while its clock shows what was promised', () => {
  const size = proofSize('moved-starts', 3_000, 40_000);
  const minutes = fc.integer({ min: from.getTime() / 60_000 + 3_000, max: until.getTime() / 60_000 - 3_000 });
  const promisedLater = fc.constantFrom(0, 0, 30, -30, 60, -60, 120, 1_440);
  const drawn = fc.record({
    zone: fc.constantFrom(...zones),
    minute: minutes,
    later: promisedLater,
    isNearChange: fc.boolean(),
    within: fc.integer({ min: -120, max: 120 }),
  });
  const sums = { stays: 0, moves: 0, gaps: 0, secondPasses: 0 };
  const periodsOf = new Map(zones.map((zone) => [zone, zonePeriods(asZone(zone), from, until)]));
  for (const { zone, minute, later, isNearChange, within } of fc.sample(drawn, { numRuns: size, seed: proofSeed('moved-starts') })) {
    const periods = periodsOf.get(zone) ?? [];
    const changes = periods.slice(1).map((period) => period.from.getTime());
    const at = isNearChange && changes.length > 0 ? (changes[minute % changes.length] ?? 0) + within * 60_000 : minute * 60_000;
    const shown = at + offsetAt(zone, at) * 1000;
    const promised = shown + later * 60_000;
    const expected = instantOfWall(zone, promised);
    const moved = movedStart({ start: new Date(at), wallStart: text(promised) }, periods);
    if (later === 0 || expected === at) {
      expect(moved, `${zone} ${text(promised)}`).toBeNull();
      sums.stays += 1;
      if (later === 0 && expected !== at) sums.secondPasses += 1;
    } else {
      expect(moved, `${zone} ${text(promised)}`).toEqual(new Date(expected));
      sums.moves += 1;
      if (expected + offsetAt(zone, expected) * 1000 !== promised) sums.gaps += 1;
    }
  }
  process.stdout.write(`moved starts: ${JSON.stringify(sums)}\n`);
  expect(Math.min(sums.stays, sums.moves)).toBeGreaterThan(size / 4);
  expect(Math.min(sums.gaps, sums.secondPasses)).toBeGreaterThan(0);
});

test('a second that was booked is kept, and what no period reaches stays', () => {
  const periods = zonePeriods(asZone('Europe/Berlin'), from, until);
  expect(movedStart({ start: new Date('2027-02-01T09:00:30Z'), wallStart: '2027-02-01T10:00' }, periods)).toBeNull();
  expect(movedStart({ start: new Date('2027-02-01T09:00:30Z'), wallStart: '2027-02-01T11:00' }, periods)).toEqual(
    new Date('2027-02-01T10:00:30Z'),
  );
  expect(movedStart({ start: new Date('2041-02-01T09:00:00Z'), wallStart: '2041-02-01T12:00' }, periods)).toBeNull();
});

test('those that move later go from the last on, those that move earlier from the first on', () => {
  const move = (start: number, end: number) => ({ from: new Date(start), to: new Date(end) });
  const moves = [move(1, 2), move(5, 4), move(3, 4), move(2, 1)];
  expect(inOrderOfMoves(moves)).toEqual([move(3, 4), move(1, 2), move(2, 1), move(5, 4)]);
});
