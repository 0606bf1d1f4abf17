import type { Change } from './tz-oracle.ts';

const hour = 3_600;
const day = 24 * hour;
const yearMs = 400 * day * 1000;

const size = ({ before, after }: Change): number => Math.abs(after - before);
const isGap = ({ before, after }: Change): boolean => after > before;
const isDay = (change: Change): boolean => size(change) >= 23 * hour;
const inWholeMinutes = ({ before, after }: Change): boolean => before % 60 === 0 && after % 60 === 0;
const year = ({ at }: Change): number => new Date(at).getUTCFullYear();

/** A change and the same zone's changes around it. */
export interface Seen {
  readonly change: Change;
  readonly previous: Change | undefined;
  readonly next: Change | undefined;
}

/** Taken back within a year: summer time and its like. Otherwise the zone has another standard time from then on. */
const isTakenBack = ({ change, previous, next }: Seen): boolean =>
  [previous, next].some(
    (other) => other && Math.abs(other.at - change.at) < yearMs && other.after - other.before === change.before - change.after,
  );

const sized = (name: string, is: (seconds: number) => boolean): [string, (seen: Seen) => boolean][] => [
  [`gap of ${name}`, ({ change }) => isGap(change) && inWholeMinutes(change) && !isDay(change) && is(size(change))],
  [`fold of ${name}`, ({ change }) => !isGap(change) && inWholeMinutes(change) && !isDay(change) && is(size(change))],
];

/** Every kind of change that local time has known, told from the oracle's database alone. */
export const kinds: ReadonlyMap<string, (seen: Seen) => boolean> = new Map([
  ...sized('an hour', (seconds) => seconds === hour),
  ...sized('several hours', (seconds) => seconds > hour && seconds % hour === 0),
  ...sized('half an hour', (seconds) => seconds === hour / 2),
  ...sized('20 minutes', (seconds) => seconds === hour / 3),
  ...sized('another size', (seconds) => seconds % hour !== 0 && seconds !== hour / 2 && seconds !== hour / 3),
  ['a day skipped (Samoa, Kwajalein)', ({ change }: Seen) => isGap(change) && isDay(change)],
  ['a day lived twice', ({ change }: Seen) => !isGap(change) && isDay(change)],
  [
    'a midnight that does not exist',
    ({ change }: Seen) => isGap(change) && !isDay(change) && (change.at / 1000 + change.before) % day === 0,
  ],
  [
    'a midnight that comes twice',
    ({ change }: Seen) => {
      const [last, first] = [change.at / 1000 + change.before, change.at / 1000 + change.after];
      return !isGap(change) && !isDay(change) && Math.floor((last - 1) / day) !== Math.floor((first - 1) / day);
    },
  ],
  ['offsets with seconds', ({ change }: Seen) => !inWholeMinutes(change)],
  ['another standard time from then on', (seen: Seen) => inWholeMinutes(seen.change) && year(seen.change) >= 1970 && !isTakenBack(seen)],
  ['winter time as the exception (Ireland)', ({ change }: Seen) => change.zone === 'Europe/Dublin' && year(change) >= 1972],
  [
    'the clock of Ramadan (Morocco)',
    ({ change }: Seen) => change.zone === 'Africa/Casablanca' && year(change) >= 2012 && year(change) <= 2026,
  ],
  ['summer time to come', (seen: Seen) => year(seen.change) >= 2027 && isTakenBack(seen)],
  [
    'summer over New Year (the south)',
    (seen: Seen) => isGap(seen.change) && isTakenBack(seen) && year(seen.change) >= 1980 && new Date(seen.change.at).getUTCMonth() >= 7,
  ],
]);
