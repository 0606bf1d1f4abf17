import { err, type Interval, ok, type Result } from '@klear/core';
import { Temporal } from 'temporal-polyfill';
import type { Zone } from './zone.ts';

/** HH:MM on the wall, 00:00 to 24:00; 24:00 is the end of a day. */
export type LocalTime = string;
/** YYYY-MM-DD on the wall. */
export type LocalDate = string;
/** YYYY-MM-DDTHH:MM(:SS) on the wall. */
export type LocalDateTime = string;

export const isLocalTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

/** Minutes since midnight: 0 to 1440. */
export function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

/** Gap: shift forward by the gap. Fold: the earlier. (RFC 5545; Temporal calls it `compatible`.) */
export function instantOf(local: LocalDateTime, zone: Zone): Date {
  return dateOf(Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant());
}

/** The instant of a time on a day; 24:00 is 00:00 of the next day. */
export function instantOfDay(date: LocalDate, time: LocalTime, zone: Zone): Date {
  if (time !== '24:00') return instantOf(`${date}T${time}`, zone);
  return instantOf(`${Temporal.PlainDate.from(date).add({ days: 1 }).toString()}T00:00`, zone);
}

/** What a clock on the wall shows at an instant. */
export function wallOf(instant: Date, zone: Zone): { date: LocalDate; time: LocalTime; weekday: number; secondOfDay: number } {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return {
    date: at.toPlainDate().toString(),
    time: at.toPlainTime().toString({ smallestUnit: 'minute' }),
    weekday: at.dayOfWeek,
    secondOfDay: at.hour * 3600 + at.minute * 60 + at.second,
  };
}

/** A typed time that no clock of the zone shows, with the nearest times on either side that it does show. */
export interface TimeInGap {
  readonly code: 'TIME_IN_GAP';
  readonly before: LocalDateTime;
  readonly after: LocalDateTime;
}

/** The instant of a time that a person typed. In a gap it is refused with its two neighbours; in a fold it is the earlier. */
export function typedInstantOf(local: LocalDateTime, zone: Zone): Result<Date, TimeInGap> {
  const plain = Temporal.PlainDateTime.from(local);
  const later = plain.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (later.toPlainDateTime().equals(plain)) return ok(dateOf(later.toInstant()));
  const before = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const edge = before.getTimeZoneTransition('next') ?? later;
  const last = edge.subtract({ nanoseconds: 1 }).toPlainDateTime();
  return err({ code: 'TIME_IN_GAP', before: wholeMinute(last, 'floor'), after: wholeMinute(edge.toPlainDateTime(), 'ceil') });
}

/** Edges of old offsets fall on seconds; a person is told whole minutes that the clock has shown. */
const wholeMinute = (wall: Temporal.PlainDateTime, roundingMode: 'floor' | 'ceil'): LocalDateTime =>
  wall.round({ smallestUnit: 'minute', roundingMode }).toString({ smallestUnit: 'minute' });

/** The calendar dates from first to last, both included, at most `limit`. */
export function datesBetween(first: LocalDate, last: LocalDate, limit = Number.POSITIVE_INFINITY): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last && dates.length < limit; day = day.add({ days: 1 }))
    dates.push(day.toString());
  return dates;
}

/** Every calendar day that any part of the span touches in the zone, in order. */
export function daysTouching(span: Interval, zone: Zone): LocalDate[] {
  return datesBetween(wallOf(span.start, zone).date, wallOf(new Date(span.end.getTime() - 1), zone).date);
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export const weekdayOf = (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek;

/** The Monday of the date's week (ISO 8601). */
export const mondayOf = (date: LocalDate): LocalDate => {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
};

export const dayAfter = (date: LocalDate): LocalDate => Temporal.PlainDate.from(date).add({ days: 1 }).toString();
