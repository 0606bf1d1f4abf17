import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exceptionFaults, weeklyRuleFaults } from '../src/domain/schedule.ts';
import { daysTouching, instantOf, instantOfDay, typedInstantOf, wallOf } from '../src/domain/wall-time.ts';
import { asZone, parseZone } from '../src/domain/zone.ts';
import { zonePeriods } from '../src/domain/zone-periods.ts';

test.each(['Europe/Berlin', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+5', 'CET', 'UTC', 'America/Argentina/Buenos_Aires'])(
  '%s is a zone',
  (name) => {
    expect(parseZone(name)).toEqual({ ok: true, value: name });
  },
);

test.each([
  'europe/berlin',
  'EUROPE/BERLIN',
  'Mars/Olympus',
  '+02:00',
  '../etc/passwd',
  'posix/Europe/Berlin',
  '',
  ' UTC',
  'Europe/Berlin\0',
  '../../etc/passwd',
  '/etc/localtime',
  'Etc/../Europe/Berlin',
  'Europe//Berlin',
  'Europe/Berlin/',
  'Europe',
  'GMT+5',
  'UTC+2',
  '-05:00',
  'Z',
  'Europe/Berlin\n',
  'Eur\u043epe/Berlin',
  'US/Nowhere',
  'constructor',
  '__proto__',
])('%j is refused', (name) => {
  expect(parseZone(name)).toEqual({ ok: false, error: 'ZONE_UNKNOWN' });
});

test('a megabyte of text is no zone, and is refused before anything is made of it', () => {
  const long = 'Europe/'.padEnd(1_048_576, 'Berlin/');
  expect(parseZone(long)).toEqual({ ok: false, error: 'ZONE_UNKNOWN' });
  expect(parseZone('A'.repeat(65))).toEqual({ ok: false, error: 'ZONE_UNKNOWN' });
});

const berlin = asZone('Europe/Berlin');

test('a rule in a gap shifts forward, one in a fold means the earlier', () => {
  expect(instantOf('2027-03-28T02:30', berlin).toISOString()).toBe('2027-03-28T01:30:00.000Z');
  expect(instantOf('2027-10-31T02:30', berlin).toISOString()).toBe('2027-10-31T00:30:00.000Z');
});

test('24:00 is the midnight that ends the day, also when that midnight does not exist', () => {
  expect(instantOfDay('2027-05-03', '24:00', berlin).toISOString()).toBe('2027-05-03T22:00:00.000Z');
  expect(instantOfDay('2027-09-04', '24:00', asZone('America/Santiago')).toISOString()).toBe('2027-09-05T04:00:00.000Z');
});

test('a typed time in a gap is refused with the nearest times on either side', () => {
  expect(typedInstantOf('2027-03-28T02:30', berlin)).toEqual({
    ok: false,
    error: { code: 'TIME_IN_GAP', before: '2027-03-28T01:59', after: '2027-03-28T03:00' },
  });
  expect(typedInstantOf('2027-03-28T03:00', berlin)).toEqual({ ok: true, value: new Date('2027-03-28T01:00:00Z') });
});

test('days are those of the zone, not of UTC', () => {
  expect(daysTouching({ start: new Date('2027-05-03T22:30:00Z'), end: new Date('2027-05-04T22:00:00Z') }, berlin)).toEqual(['2027-05-04']);
});

test('one look into the zone periods turns every wall time into the instant that the policy asks for, in every zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const from = new Date('2026-01-01T00:00:00Z');
  const until = new Date('2031-01-01T00:00:00Z');
  let gaps = 0;
  for (const name of zones) {
    const zone = asZone(name);
    const periods = zonePeriods(zone, from, until);
    const edges = periods.flatMap(({ wallFrom, wallUntil }) =>
      [wallFrom, wallUntil].flatMap((at) => [-1, 0, 1].map((minutes) => at.getTime() + minutes * 60_000)),
    );
    const seconds = fc.sample(fc.integer({ min: from.getTime() / 1000, max: until.getTime() / 1000 }), { numRuns: 5, seed: name.length });
    const walls = [...edges, ...seconds.map((second) => second * 1000)];
    for (const wall of walls) {
      const period = periods.find(({ wallFrom, wallUntil }) => wallFrom.getTime() <= wall && wall < wallUntil.getTime());
      if (!period) continue;
      const local = new Date(wall).toISOString().slice(0, 19);
      if (!typedInstantOf(local, zone).ok) gaps += 1;
      expect(wall - period.offsetSeconds * 1000, `${name} ${local}`).toBe(instantOf(local, zone).getTime());
    }
  }
  expect(gaps).toBeGreaterThan(100);
}, 120_000);

test('the wall shows the weekday and the second of the day', () => {
  expect(wallOf(new Date('2027-05-03T07:15:30Z'), berlin)).toEqual({ date: '2027-05-03', time: '09:15', weekday: 1, secondOfDay: 33_330 });
});

test('every faulty hour of a week is told', () => {
  const rule = (weekday: number, startsAt: string, endsAt: string) => ({ weekday, startsAt, endsAt });
  const faults = weeklyRuleFaults(
    [
      rule(1, '09:00', '12:00'),
      rule(1, '11:00', '13:00'),
      rule(2, '10:00', '10:00'),
      rule(8, '09:00', '10:00'),
      rule(3, '24:00', '24:00'),
      rule(4, '09:00', '25:00'),
    ],
    ['w'],
  );
  expect(faults.map(({ path, code }) => [path.join('.'), code])).toEqual([
    ['w.2.closes', 'END_BEFORE_START'],
    ['w.4.opens', 'TIME_INVALID'],
    ['w.5.closes', 'TIME_INVALID'],
    ['w.1', 'HOURS_OVERLAP'],
    ['w.3.weekday', 'WEEKDAY_INVALID'],
  ]);
});

test('an exception whose hours the clocks skip is refused with its neighbours; other faults are told first', () => {
  const faultsOf = (start: string, end: string, ...hours: [string, string][]) =>
    exceptionFaults({ start, end, hours: hours.map(([startsAt, endsAt]) => ({ startsAt, endsAt })) }, berlin, []).map(
      ({ path, code, message }) => `${path.join('.')} ${code} ${message}`,
    );
  expect(faultsOf('2027-03-27', '2027-03-29', ['02:30', '05:00'])).toEqual([
    'hours.0.opens TIME_IN_GAP does not exist on 2027-03-28 in Europe/Berlin; nearest are 2027-03-28T01:59 and 2027-03-28T03:00.',
  ]);
  expect(faultsOf('2027-03-29', '2027-03-27')).toEqual(['end END_BEFORE_START must not be before start.']);
  expect(faultsOf('2027-03-01', '2037-03-27')).toEqual(['end TOO_LONG must lie within 366 days.']);
  expect(faultsOf('2027-03-01', '2027-03-01', ['09:00', '10:00'], ['09:30', '11:00'])).toEqual([
    'hours.1 HOURS_OVERLAP overlaps other hours of the same date.',
  ]);
  expect(faultsOf('2027-03-01', '2027-03-07')).toEqual([]);
});
