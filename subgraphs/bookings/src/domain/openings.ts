import { contains, type Interval, overlaps, subtract, union } from '@klear/core';
import type { KnownException, OpenHours, Schedule } from './schedule.ts';
import { spanOfTimeOff } from './time-off.ts';
import { daysTouching, instantOfDay, type LocalDate, weekdayOf } from './wall-time.ts';

const isEffective = (schedule: Schedule, date: LocalDate): boolean =>
  schedule.effectiveFrom <= date && (schedule.effectiveUntil === null || date <= schedule.effectiveUntil);

const exceptionOn = (schedule: Schedule, date: LocalDate, of: (exception: KnownException) => boolean = () => true) =>
  schedule.exceptions.findLast((exception) => exception.start <= date && date <= exception.end && of(exception));

const isHoliday = (schedule: Schedule, date: LocalDate): boolean =>
  schedule.holidays.includes(date) && exceptionOn(schedule, date) === undefined;

const weeklyOn = (schedule: Schedule, date: LocalDate): readonly OpenHours[] => {
  const weekday = weekdayOf(date);
  return schedule.rules.filter((rule) => rule.weekday === weekday);
};

/** The hours of one date: those of its newest exception, else none on a holiday, else the weekly rules; nothing outside the period. */
export function hoursOn(schedule: Schedule, date: LocalDate): readonly OpenHours[] {
  if (!isEffective(schedule, date)) return [];
  const exception = exceptionOn(schedule, date);
  if (exception) return exception.hours;
  return isHoliday(schedule, date) ? [] : weeklyOn(schedule, date);
}

/** The hours that the date would have if nobody were away. */
const plannedOn = (schedule: Schedule, date: LocalDate): readonly OpenHours[] =>
  isEffective(schedule, date) ? (exceptionOn(schedule, date, ({ hours }) => hours.length > 0)?.hours ?? weeklyOn(schedule, date)) : [];

const spansOf = (schedule: Schedule, span: Interval, hours: (schedule: Schedule, date: LocalDate) => readonly OpenHours[]): Interval[] =>
  union(
    daysTouching(span, schedule.zone).flatMap((date) =>
      hours(schedule, date).map(({ startsAt, endsAt }) => ({
        start: instantOfDay(date, startsAt, schedule.zone),
        end: instantOfDay(date, endsAt, schedule.zone),
      })),
    ),
  );

/** When the schedule is open on the days that the span touches; claims are not looked at. Sorted and disjoint. */
export const openings = (schedule: Schedule, span: Interval): Interval[] =>
  subtract(spansOf(schedule, span, hoursOn), schedule.timeOff.map(spanOfTimeOff));

export const isOpenFor = (schedule: Schedule, visit: Interval): boolean => openings(schedule, visit).some((open) => contains(open, visit));

/** Why a schedule is not open for a visit: all that hold, none when it is open. An exception without hours is time off. */
export function closedFor(schedule: Schedule, visit: Interval): ('OUTSIDE_HOURS' | 'TIME_OFF' | 'HOLIDAY')[] {
  if (isOpenFor(schedule, visit)) return [];
  const dates = daysTouching(visit, schedule.zone).filter((date) => isEffective(schedule, date));
  const isAway =
    schedule.timeOff.some((off) => overlaps(spanOfTimeOff(off), visit)) ||
    dates.some((date) => exceptionOn(schedule, date)?.hours.length === 0);
  const isFeast = dates.some((date) => isHoliday(schedule, date));
  const isPlanned = spansOf(schedule, visit, plannedOn).some((open) => contains(open, visit));
  return [
    ...(isPlanned && (isAway || isFeast) ? [] : (['OUTSIDE_HOURS'] as const)),
    ...(isAway ? (['TIME_OFF'] as const) : []),
    ...(isFeast ? (['HOLIDAY'] as const) : []),
  ];
}
