import { type Interval, union } from '@klear/core';
import type { OpenHours, Schedule } from './schedule.ts';
import { daysTouching, instantOfDay, type LocalDate, weekdayOf } from './wall-time.ts';

/** The hours of one date: those of its newest exception, else the weekly rules; nothing outside the effective period. */
export function hoursOn(schedule: Schedule, date: LocalDate): readonly OpenHours[] {
  if (date < schedule.effectiveFrom || (schedule.effectiveUntil && date > schedule.effectiveUntil)) return [];
  const exception = schedule.exceptions.findLast(({ start, end }) => start <= date && date <= end);
  if (exception) return exception.hours;
  const weekday = weekdayOf(date);
  return schedule.rules.filter((rule) => rule.weekday === weekday);
}

/** When the schedule is open on the days that the span touches; claims are not looked at. Sorted and disjoint. */
export function openings(schedule: Schedule, span: Interval): Interval[] {
  return union(
    daysTouching(span, schedule.zone).flatMap((date) =>
      hoursOn(schedule, date).map((hours) => ({
        start: instantOfDay(date, hours.startsAt, schedule.zone),
        end: instantOfDay(date, hours.endsAt, schedule.zone),
      })),
    ),
  );
}
