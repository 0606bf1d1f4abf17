import type { Interval } from '@klear/core';
import type { Schedule } from '../src/domain/schedule.ts';
import type { KnownService } from '../src/domain/service.ts';

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

/** Free starts of one service on one schedule, minute by minute: slow on purpose. */
export function referenceSlots(facts: {
  schedule: Schedule;
  service: KnownService;
  busy: readonly Interval[];
  span: Interval;
  at: Date;
}): number[] {
  const { schedule, service, busy, span, at } = facts;
  const open = new Set<number>();
  const firstDay = new Date(span.start.getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  const lastDay = new Date(span.end.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  for (let date = firstDay; date <= lastDay; date = nextDate(date)) {
    if (date < schedule.effectiveFrom || (schedule.effectiveUntil && date > schedule.effectiveUntil)) continue;
    const exceptions = schedule.exceptions.filter((exception) => exception.start <= date && date <= exception.end);
    const hours = exceptions.at(-1)?.hours ?? schedule.rules.filter((rule) => rule.weekday === weekday(date));
    for (const span of hours) {
      const start = instantOf(date, toMinutes(span.startsAt), schedule.zone);
      const end = instantOf(date, toMinutes(span.endsAt), schedule.zone);
      for (let minute = start; minute < end; minute += minuteMs) open.add(minute);
    }
  }
  const found: number[] = [];
  const duration = service.durationMinutes * minuteMs;
  const earliest = Math.max(span.start.getTime(), at.getTime() + service.minimumNoticeMinutes * minuteMs);
  const latest = at.getTime() + service.horizonDays * 86_400_000;
  for (let start = Math.ceil(earliest / minuteMs) * minuteMs; start < span.end.getTime() && start <= latest; start += minuteMs) {
    if (!open.has(start) || wall(start, schedule.zone).minute % service.alignmentMinutes !== 0) continue;
    let fits = true;
    for (let minute = start; fits && minute < start + duration; minute += minuteMs) fits = open.has(minute);
    const from = start - service.bufferBeforeMinutes * minuteMs;
    const until = start + duration + service.bufferAfterMinutes * minuteMs;
    if (fits && !busy.some((taken) => from < taken.end.getTime() && taken.start.getTime() < until)) found.push(start);
  }
  return found;
}
