import type { Appointment } from './appointment.ts';
import { closedFor, isOpenFor } from './openings.ts';
import type { Schedule } from './schedule.ts';

const ofHours = ['OUTSIDE_HOURS', 'TIME_OFF', 'HOLIDAY'] as const;

/**
 * Why no schedule of its place covers a visit any more; empty while one does. What staff waived when it was booked counts no more. Another
 * period at the same place covers it as well as the one that it was booked on.
 */
export function uncoveredReasons(
  visit: Pick<Appointment, 'visit' | 'scheduleId' | 'locationId' | 'overridden'>,
  schedules: readonly Schedule[],
) {
  const there = schedules.filter(({ id, locationId }) => id === visit.scheduleId || locationId === visit.locationId);
  if (there.some((schedule) => isOpenFor(schedule, visit.visit))) return [];
  const day = there.find(({ id }) => id === visit.scheduleId) ?? there[0];
  const reasons = day ? closedFor(day, visit.visit) : [ofHours[0]];
  return reasons.some((reason) => visit.overridden.includes(reason)) ? [] : reasons;
}
