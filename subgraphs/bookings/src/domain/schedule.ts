import type { Id, InputFault, OrganizationId, PractitionerId } from '@klear/core';
import type { TimeOff } from './time-off.ts';
import { datesBetween, isLocalTime, type LocalDate, type LocalTime, minutesOf, typedInstantOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

export type ScheduleId = Id<'Schedule'>;
export type LocationId = Id<'Location'>;
export type ScheduleExceptionId = Id<'ScheduleException'>;

/** Open hours within one day, [startsAt, endsAt) in wall time; endsAt may be 24:00. */
export interface OpenHours {
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
}
export interface WeeklyRule extends OpenHours {
  /** ISO 8601: Monday 1 to Sunday 7. */
  readonly weekday: number;
}

/** Whole dates, first and last included, whose hours replace the weekly ones and holidays; no hours: time off. Of two that meet, the newer holds. */
export interface ScheduleException {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly hours: readonly OpenHours[];
}
export type KnownException = ScheduleException & { readonly id: ScheduleExceptionId };

/** When a practitioner can be booked at one location in one period, in the wall time of the location's zone. */
export interface Schedule {
  readonly id: ScheduleId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly locationId: LocationId | null;
  readonly zone: Zone;
  /** First and last date on which the schedule holds; null: without end. */
  readonly effectiveFrom: LocalDate;
  readonly effectiveUntil: LocalDate | null;
  readonly rules: readonly WeeklyRule[];
  /** In the order in which they were made. */
  readonly exceptions: readonly KnownException[];
  /** Whose public holidays are kept free (ISO 3166-2 or 3166-1); null: it is open on holidays. */
  readonly holidayRegion: string | null;
  /** The dates of these holidays, as far as they are written down. */
  readonly holidays: readonly LocalDate[];
  /** When the practitioner is away from every location of the organization. */
  readonly timeOff: readonly TimeOff[];
  readonly version: number;
}

function hoursFaults(hours: readonly OpenHours[], path: readonly (string | number)[]): InputFault[] {
  const faults: InputFault[] = [];
  const fault = (index: number, field: 'opens' | 'closes', code: string, message: string) =>
    faults.push({ path: [...path, index, field], code, message });
  for (const [index, span] of hours.entries()) {
    if (!isLocalTime(span.startsAt) || span.startsAt === '24:00')
      fault(index, 'opens', 'TIME_INVALID', 'must be a time of day, 00:00 to 23:59.');
    else if (!isLocalTime(span.endsAt)) fault(index, 'closes', 'TIME_INVALID', 'must be a time of day, 00:01 to 24:00.');
    else if (minutesOf(span.endsAt) <= minutesOf(span.startsAt)) fault(index, 'closes', 'END_BEFORE_START', 'must be after opens.');
  }
  return faults;
}

/** Every faulty field of a week: weekdays outside 1 to 7, impossible times, ends before starts, and hours of one day that overlap. */
export function weeklyRuleFaults(rules: readonly WeeklyRule[], path: readonly (string | number)[]): InputFault[] {
  const faults = hoursFaults(rules, path);
  for (const [index, rule] of rules.entries()) {
    if (!Number.isInteger(rule.weekday) || rule.weekday < 1 || rule.weekday > 7) {
      faults.push({ path: [...path, index, 'weekday'], code: 'WEEKDAY_INVALID', message: 'must be 1 (Monday) to 7 (Sunday).' });
    }
    const clash = rules.findIndex((other, at) => at < index && other.weekday === rule.weekday && overlapping(other, rule));
    if (clash >= 0) faults.push({ path: [...path, index], code: 'HOURS_OVERLAP', message: `overlaps rule ${clash} of the same day.` });
  }
  return faults;
}

function overlapping(a: OpenHours, b: OpenHours): boolean {
  return minutesOf(a.startsAt) < minutesOf(b.endsAt) && minutesOf(b.startsAt) < minutesOf(a.endsAt);
}

const maxExceptionDays = 366;

/** Every faulty field of an exception. Its hours are typed for a date: one that falls into a DST gap is refused with its neighbours. */
export function exceptionFaults(exception: ScheduleException, zone: Zone, path: readonly (string | number)[]): InputFault[] {
  const { start, end, hours } = exception;
  if (end < start) return [{ path: [...path, 'end'], code: 'END_BEFORE_START', message: 'must not be before start.' }];
  const days = datesBetween(start, end, maxExceptionDays + 1);
  if (days.length > maxExceptionDays)
    return [{ path: [...path, 'end'], code: 'TOO_LONG', message: `must lie within ${maxExceptionDays} days.` }];
  const faults = hoursFaults(hours, [...path, 'hours']);
  for (const [index, span] of hours.entries()) {
    if (hours.findIndex((other, at) => at < index && overlapping(other, span)) >= 0) {
      faults.push({ path: [...path, 'hours', index], code: 'HOURS_OVERLAP', message: 'overlaps other hours of the same date.' });
    }
  }
  return faults.length > 0
    ? faults
    : days.flatMap((day) => hours.flatMap((span, index) => gapFaults(day, span, zone, [...path, 'hours', index])));
}

function gapFaults(day: LocalDate, span: OpenHours, zone: Zone, path: readonly (string | number)[]): InputFault[] {
  const faults: InputFault[] = [];
  for (const [field, time] of [
    ['opens', span.startsAt],
    ['closes', span.endsAt],
  ] as const) {
    const typed = time === '24:00' ? undefined : typedInstantOf(`${day}T${time}`, zone);
    if (!typed || typed.ok) continue;
    const { code, before, after } = typed.error;
    faults.push({ path: [...path, field], code, message: `does not exist on ${day} in ${zone}; nearest are ${before} and ${after}.` });
  }
  return faults;
}
