import type { AppointmentStatus as AppointmentStatusName, Weekday } from '../__generated__/resolvers.ts';
import type { AppointmentStatus } from '../domain/transitions.ts';

/** FHIR's codes as the graph writes them. Codes that no verb of this release makes read as the nearest that it tells. */
const statusNames: Readonly<Record<AppointmentStatus, AppointmentStatusName>> = {
  proposed: 'PENDING',
  pending: 'PENDING',
  booked: 'BOOKED',
  arrived: 'ARRIVED',
  'checked-in': 'CHECKED_IN',
  fulfilled: 'FULFILLED',
  cancelled: 'CANCELLED',
  noshow: 'NOSHOW',
  'entered-in-error': 'CANCELLED',
  waitlist: 'PENDING',
};

export const statusName = (status: AppointmentStatus): AppointmentStatusName => statusNames[status];

const weekdays: readonly Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** ISO 8601: Monday is 1. */
export const weekdayNumber = (name: Weekday): number => weekdays.indexOf(name) + 1;
export const weekdayName = (number: number): Weekday => weekdays[number - 1] ?? 'MONDAY';
