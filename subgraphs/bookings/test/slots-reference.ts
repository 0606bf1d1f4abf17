import type { Interval } from '@klear/core';
import type { Schedule } from '../src/domain/schedule.ts';
import type { World } from './slot-world.ts';

const minuteMs = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall shows at an instant, told by Intl: shares nothing with the product's Temporal and SQL. */
function wall(at: number, zone: string) {
  let format = formats.get(zone);
  if (!format) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...fields });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, minute: Number(parts.hour) * 60 + Number(parts.minute) };
}

const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const weekday = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
const nextDate = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** First instant at or after which the wall has reached a local time: in a gap shifted forward by the gap, in a fold the earlier. */
function instantOf(date: string, minute: number, zone: string): number {
  const day = minute === 1440 ? nextDate(date) : date;
  const wanted = Date.parse(`${day}T00:00:00Z`) + (minute % 1440) * minuteMs;
  const offsets = [-26, 26].map((hours) => {
    const at = wanted + hours * 3_600_000;
    const shown = wall(at, zone);
    return Date.parse(`${shown.date}T00:00:00Z`) + shown.minute * minuteMs - at;
  });
  const [before = 0, after = 0] = offsets;
  const shows = (at: number) => {
    const shown = wall(at, zone);
    return Date.parse(`${shown.date}T00:00:00Z`) + shown.minute * minuteMs === wanted;
  };
  const candidates = [wanted - before, wanted - after].filter(shows);
  return candidates.length > 0 ? Math.min(...candidates) : wanted - before;
}

const dayMs = 86_400_000;
const meets = (a: Interval, b: Interval): boolean => a.start.getTime() < b.end.getTime() && b.start.getTime() < a.end.getTime();

/** Every minute at which a schedule is open around a span. */
function openMinutes(schedule: Schedule, span: Interval): Set<number> {
  const open = new Set<number>();
  const lastDay = new Date(span.end.getTime() + 2 * dayMs).toISOString().slice(0, 10);
  for (let date = new Date(span.start.getTime() - 2 * dayMs).toISOString().slice(0, 10); date <= lastDay; date = nextDate(date)) {
    if (date < schedule.effectiveFrom || (schedule.effectiveUntil && date > schedule.effectiveUntil)) continue;
    const exceptions = schedule.exceptions.filter((exception) => exception.start <= date && date <= exception.end);
    const weekly = schedule.holidays.includes(date) ? [] : schedule.rules.filter((rule) => rule.weekday === weekday(date));
    for (const hours of exceptions.at(-1)?.hours ?? weekly) {
      const start = instantOf(date, toMinutes(hours.startsAt), schedule.zone);
      const end = instantOf(date, toMinutes(hours.endsAt), schedule.zone);
      for (let minute = start; minute < end; minute += minuteMs) open.add(minute);
    }
  }
  for (const { start, end, zone } of schedule.timeOff) {
    const [from, until] = [start, end].map((at) => instantOf(at.slice(0, 10), toMinutes(at.slice(11)), zone));
    for (let minute = from ?? 0; minute < (until ?? 0); minute += minuteMs) open.delete(minute);
  }
  return open;
}

const covers = (held: string | null, wanted: string | null): boolean =>
  held !== null && wanted !== null && (wanted === held || wanted.split('-')[0] === held);

function isLicensed(world: World, schedule: Schedule, visit: Interval): boolean {
  const { service, credentials, locations, jurisdiction } = world;
  if (service.licence === null) return true;
  const place = locations.find(({ id }) => id === schedule.locationId)?.jurisdiction ?? null;
  const dates = [visit.start.getTime(), visit.end.getTime() - minuteMs].map((at) => wall(at, schedule.zone).date);
  return credentials.some(
    ({ code, held, verified, startsOn, endsOn, ...credential }) =>
      code === service.licence &&
      held &&
      verified &&
      covers(credential.jurisdiction, service.modality === 'IN_PERSON' ? place : jurisdiction) &&
      dates.every((date) => (startsOn ?? '0000') <= date && date <= (endsOn ?? '9999')),
  );
}

function isWithinLimits({ service, visits }: World, schedule: Schedule, start: number): boolean {
  const monday = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) - (weekday(date) - 1) * dayMs).toISOString().slice(0, 10);
  const date = wall(start, schedule.zone).date;
  const starts = visits.filter(({ kind }) => kind === 'booked' || kind === 'held').map(({ startsAt }) => startsAt.getTime());
  const dates = [...new Set(starts)].map((at) => wall(at, schedule.zone).date);
  const [inDay, inWeek] = [dates.filter((one) => one === date).length, dates.filter((one) => monday(one) === monday(date)).length];
  return inDay < (service.dailyLimit ?? Number.POSITIVE_INFINITY) && inWeek < (service.weeklyLimit ?? Number.POSITIVE_INFINITY);
}

function hasThings({ service, resources, busy }: World, schedule: Schedule, occupied: Interval): boolean {
  return service.needs.every(({ kind, type }) => {
    const wanted = service.needs.filter((need) => need.kind === kind && need.type === type).length;
    const there = resources.filter((one) => one.active && one.kind === kind && one.type === type && one.locationId === schedule.locationId);
    return there.filter(({ id }) => !busy.some((taken) => taken.resourceId === id && meets(taken.during, occupied))).length >= wanted;
  });
}

/** Free starts of a world's service, minute by minute, as `start minutes`: slow on purpose, and of the product's code it has nothing. */
export function referenceSlots(world: World): string[] {
  const { service, span, at } = world;
  if (!service.active || !world.isPractitionerActive || world.isOrganizationSuspended) return [];
  const options =
    service.durationOptions.length > 0 ? service.durationOptions.map((option) => option.durationMinutes) : [service.durationMinutes];
  const lengths = (world.durations ?? [service.durationMinutes]).filter((minutes) => options.includes(minutes));
  const sessions = world.sessions
    .filter(({ seats }) => seats > 0)
    .map((one) => ({ ...one, start: one.startsAt, end: new Date(one.startsAt.getTime() + one.durationMinutes * minuteMs) }));
  const busy = [...world.busy.filter(({ resourceId }) => resourceId === service.practitionerId).map(({ during }) => during), ...sessions];
  const found = new Set<string>();
  const earliest = Math.max(span.start.getTime(), at.getTime() + service.minimumNoticeMinutes * minuteMs);
  const latest = at.getTime() + service.horizonDays * dayMs;
  for (const [index, schedule] of world.schedules.entries()) {
    if (service.locationId !== null && service.locationId !== schedule.locationId) continue;
    const open = openMinutes(schedule, span);
    for (let start = Math.ceil(earliest / minuteMs) * minuteMs; start < span.end.getTime() && start <= latest; start += minuteMs) {
      if (!open.has(start) || wall(start, schedule.zone).minute % service.alignmentMinutes !== 0) continue;
      for (const minutes of lengths) {
        const visit = { start: new Date(start), end: new Date(start + minutes * minuteMs) };
        let fits = true;
        for (let minute = start; fits && minute < visit.end.getTime(); minute += minuteMs) fits = open.has(minute);
        if (!fits || !isLicensed(world, schedule, visit)) continue;
        const joined = service.capacity > 1 && sessions.find((one) => one.start.getTime() === start && one.durationMinutes === minutes);
        const occupied = {
          start: new Date(start - service.bufferBeforeMinutes * minuteMs),
          end: new Date(visit.end.getTime() + service.bufferAfterMinutes * minuteMs),
        };
        // Sessions are begun on the first schedule.
        const isFree = joined
          ? index === 0 && joined.seats < service.capacity
          : !busy.some((taken) => meets(taken, occupied)) && isWithinLimits(world, schedule, start) && hasThings(world, schedule, occupied);
        if (isFree) found.add(`${visit.start.toISOString()} ${minutes}`);
      }
    }
  }
  return [...found].sort();
}
