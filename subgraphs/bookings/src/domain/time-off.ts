import type { Id, InputFault, Interval, OrganizationId, PractitionerId } from '@klear/core';
import { datesBetween, dayAfter, instantOf, type LocalDate, type LocalDateTime, type LocalTime, typedInstantOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

export type TimeOffId = Id<'TimeOff'>;

/** When a practitioner is away from every location of an organization: [start, end) in wall time. Why is nobody's business. */
export interface TimeOff {
  readonly id: TimeOffId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly start: LocalDateTime;
  readonly end: LocalDateTime;
  readonly zone: Zone;
}

export const spanOfTimeOff = ({ start, end, zone }: Pick<TimeOff, 'start' | 'end' | 'zone'>): Interval => ({
  start: instantOf(start, zone),
  end: instantOf(end, zone),
});

/** First and last date with a time each, or whole, as [start, end) on the wall. 24:00 is the next midnight. */
export function wallSpan(said: {
  readonly start: LocalDate;
  readonly startTime?: LocalTime | null;
  readonly end: LocalDate;
  readonly endTime?: LocalTime | null;
}): { start: LocalDateTime; end: LocalDateTime } {
  const { start, startTime, end, endTime } = said;
  const until = !endTime || endTime === '24:00' ? `${dayAfter(end)}T00:00` : `${end}T${endTime}`;
  return { start: startTime === '24:00' ? `${dayAfter(start)}T00:00` : `${start}T${startTime ?? '00:00'}`, end: until };
}

/** Parental leave and a sabbatical are shorter. */
const maxDays = 1_100;

/** Every faulty field. A typed time that the clocks skip is refused with its two neighbours. */
export function timeOffFaults({ start, end, zone }: Pick<TimeOff, 'start' | 'end' | 'zone'>): InputFault[] {
  if (end <= start) return [{ path: ['input', 'end'], code: 'END_BEFORE_START', message: 'must be after the start.' }];
  if (datesBetween(start.slice(0, 10), end.slice(0, 10), maxDays + 1).length > maxDays)
    return [{ path: ['input', 'end'], code: 'TOO_LONG', message: `must lie within ${maxDays} days.` }];
  return Object.entries({ start, end }).flatMap(([field, wall]) => {
    const typed = typedInstantOf(wall, zone);
    if (typed.ok) return [];
    const { code, before, after } = typed.error;
    return [{ path: ['input', field], code, message: `does not exist in ${zone}; nearest are ${before} and ${after}.` }];
  });
}
