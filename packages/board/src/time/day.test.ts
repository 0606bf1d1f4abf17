import { describe, expect, test } from 'vitest';
import { dateAt, dayOf, hourMarks, isDate, shiftDate } from './day.ts';
import { readWallTime, wallTimeOf } from './wall-time.ts';
import { createTimeWords, durationWords } from './words.ts';

const utc = (text: string) => Date.parse(text);
const hoursOf = ({ startMs, endMs }: { startMs: number; endMs: number }) => (endMs - startMs) / 3_600_000;

describe('a day', () => {
  test.each([
    ['2026-03-28', 'Europe/Berlin', 24, '2026-03-27T23:00Z'],
    ['2026-03-29', 'Europe/Berlin', 23, '2026-03-28T23:00Z'],
    ['2026-10-25', 'Europe/Berlin', 25, '2026-10-24T22:00Z'],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5, '2026-04-04T13:00Z'],
    // Midnight does not exist: the day begins at one.
    ['2026-04-24', 'Africa/Cairo', 23, '2026-04-23T22:00Z'],
  ])('%s in %s has %d hours and begins at %s', (date, zone, hours, start) => {
    const day = dayOf(date, zone);
    expect([hoursOf(day), day.startMs]).toEqual([hours, utc(start)]);
    expect(dayOf(shiftDate(date, 1), zone).startMs).toBe(day.endMs);
  });

  test('shows each hour of its wall clock: one less, or one twice, when clocks change', () => {
    const walls = (date: string) => {
      const day = dayOf(date, 'Europe/Berlin');
      return hourMarks(day).map(({ atMs, isRepeated }) => `${wallTimeOf(atMs, day.zone)}${isRepeated ? ' again' : ''}`);
    };
    expect(walls('2026-03-28')).toHaveLength(24);
    expect(walls('2026-03-29').slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
    expect(walls('2026-10-25').slice(1, 5)).toEqual(['01:00', '02:00', '02:00 again', '03:00']);
  });

  test('is the one of the practice, not of the reader', () => {
    expect(dateAt(utc('2026-11-21T23:30Z'), 'Europe/Berlin')).toBe('2026-11-22');
    expect(dateAt(utc('2026-11-21T23:30Z'), 'America/New_York')).toBe('2026-11-21');
  });

  test('is named in an address by a date that exists, and by nothing else', () => {
    expect(['2026-11-21', '2026-02-30', '2026-1-2', 'today', ''].map(isDate)).toEqual([true, false, false, false, false]);
  });
});

describe('a time that a person types', () => {
  const read = (text: string, date: string) => readWallTime(text, date, 'Europe/Berlin');

  test('is an instant of the day', () => {
    expect(read('09:30', '2026-11-21')).toEqual({ ms: utc('2026-11-21T08:30Z') });
  });
  test('is refused with its neighbours where clocks skip it', () => {
    expect(read('02:30', '2026-03-29')).toEqual({ before: '01:30', after: '03:30' });
  });
  test('is the earlier one where clocks show it twice', () => {
    expect(read('02:30', '2026-10-25')).toEqual({ ms: utc('2026-10-25T00:30Z') });
  });
  test.each(['', '9:30', '24:00', '12:60', 'noon'])('is no time when it is "%s"', (text) =>
    expect(read(text, '2026-11-21')).toBeUndefined(),
  );
});

describe('words', () => {
  test('tell times as the practice’s wall shows them, in the reader’s language', () => {
    const of = (locale: string) => createTimeWords({ zone: 'Europe/Berlin', locale });
    const [from, to] = [utc('2026-11-21T08:30Z'), utc('2026-11-21T09:30Z')];
    expect(of('de').span(from, to)).toBe('09:30–10:30');
    const plain = (text: string) => text.replaceAll(/\s/gu, ' ');
    expect(plain(of('en-US').time(from))).toBe('9:30 AM');
    expect(plain(of('en-US').timeWithOffset(from))).toBe('9:30 AM GMT+1');
    expect(of('en-US').date(from)).toBe('Saturday, November 21, 2026');
    expect(of('en-US').shortDate(from)).toBe('Sat, Nov 21');
  });
  test.each([
    [59_000, 'now'],
    [720_000, '12 min'],
    [3_600_000, '1 h'],
    [3_900_000, '1 h 05 min'],
  ])('%d ms lasts %s', (ms, text) => expect(durationWords(ms)).toBe(text));
});
