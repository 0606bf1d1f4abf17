import { type Interval, type OrganizationId, type PractitionerId, union } from '@klear/core';
import type { Appointment } from './appointment.ts';
import type { Hold } from './hold.ts';
import { openings } from './openings.ts';
import type { LocationId, Schedule } from './schedule.ts';
import { spanOfTimeOff } from './time-off.ts';
import { daysTouching, instantOfDay, type LocalDate, wallOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** A date of a practice, in its zone. A day of which clocks are changed has 23 or 25 hours. */
export interface DeskDay {
  readonly organizationId: OrganizationId;
  readonly date: LocalDate;
  readonly zone: Zone;
  readonly span: Interval;
}

/** Hours of a day in which a practitioner is open at a place. */
export interface OpenSpan extends Interval {
  readonly locationId: LocationId | null;
}

/** What the front desk knows of a hold. Never whose it is. */
export type HeldTime = Pick<Hold, 'id' | 'practitionerId' | 'serviceId' | 'visit'> & { readonly expiresAt: Date | null };

/** One column of the day. */
export interface PractitionerDay {
  readonly practitionerId: PractitionerId;
  readonly open: readonly OpenSpan[];
  readonly timeOff: readonly Interval[];
  readonly appointments: readonly Appointment[];
  readonly holds: readonly HeldTime[];
}

/** Somebody who has come and is not yet seen. */
export interface QueueEntry {
  readonly appointment: Appointment;
  readonly since: Date;
}

/** The date that is asked for, or the one that it is now in the practice's zone. */
export function deskDay(organizationId: OrganizationId, zone: Zone, asked: { date: LocalDate | null; at: Date }): DeskDay {
  const date = asked.date ?? wallOf(asked.at, zone).date;
  return { organizationId, date, zone, span: { start: instantOfDay(date, '00:00', zone), end: instantOfDay(date, '24:00', zone) } };
}

/** The parts of spans that lie in the day. */
function within(day: Interval, spans: readonly Interval[]): Interval[] {
  const cut = ({ start, end }: Interval) => ({
    start: new Date(Math.max(start.getTime(), day.start.getTime())),
    end: new Date(Math.min(end.getTime(), day.end.getTime())),
  });
  return union(spans.map(cut));
}

/** When schedules are open on a day, each with its place; the earliest first. */
export function openOn(schedules: readonly Schedule[], { span }: DeskDay): OpenSpan[] {
  const open = schedules.flatMap((schedule) =>
    within(span, openings(schedule, span)).map((hours) => ({ ...hours, locationId: schedule.locationId })),
  );
  return open.sort((one, other) => one.start.getTime() - other.start.getTime());
}

/** When somebody is away on a day: time off, and dates of a schedule whose newest exception leaves no hours. */
export function awayOn(schedules: readonly Schedule[], { span }: DeskDay): Interval[] {
  const spans = schedules.flatMap(({ zone, exceptions, timeOff }) => [
    ...timeOff.map(spanOfTimeOff),
    ...daysTouching(span, zone)
      .filter((date) => exceptions.findLast(({ start, end }) => start <= date && date <= end)?.hours.length === 0)
      .map((date) => ({ start: instantOfDay(date, '00:00', zone), end: instantOfDay(date, '24:00', zone) })),
  ]);
  return within(span, spans);
}

/** How long somebody is taken to wait at most: who was never noted as seen does not stand in the queue for ever. */
export const longestWaitHours = 24;

/** The place of an appointment in the queue; undefined when its client has not come, is being seen, or has left. */
export function queueEntryOf(appointment: Appointment): QueueEntry | undefined {
  const { status, arrivedAt: since, startedAt } = appointment;
  return (status === 'arrived' || status === 'checked-in') && since && !startedAt ? { appointment, since } : undefined;
}
