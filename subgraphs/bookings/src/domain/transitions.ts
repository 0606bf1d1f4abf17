import { err, ok, type Result } from '@klear/core';

/** FHIR R4 AppointmentStatus. */
export const appointmentStatuses = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
  'checked-in',
  'waitlist',
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

export const appointmentVerbs = ['confirm', 'reschedule', 'cancel', 'checkIn', 'fulfil', 'markNoShow'] as const;
export type AppointmentVerb = (typeof appointmentVerbs)[number];

/** The whole life of an appointment: what each verb makes of each status. A missing cell is an illegal move. */
export const transitions: { readonly [Verb in AppointmentVerb]: { readonly [Status in AppointmentStatus]?: AppointmentStatus } } = {
  confirm: { proposed: 'booked', pending: 'booked' },
  reschedule: { pending: 'pending', booked: 'booked' },
  cancel: { proposed: 'cancelled', pending: 'cancelled', booked: 'cancelled', waitlist: 'cancelled' },
  checkIn: { booked: 'checked-in', arrived: 'checked-in' },
  fulfil: { booked: 'fulfilled', arrived: 'fulfilled', 'checked-in': 'fulfilled' },
  markNoShow: { booked: 'noshow' },
};

/** Statuses whose claims keep others out. */
export const isTakingTime = (status: AppointmentStatus): boolean =>
  status === 'pending' || status === 'booked' || status === 'arrived' || status === 'checked-in';

export interface IllegalMove {
  readonly code: 'NOT_ALLOWED_IN_STATUS';
  readonly status: AppointmentStatus;
}

/** The status after a verb, or the refusal as a value. */
export function next(status: AppointmentStatus, verb: AppointmentVerb): Result<AppointmentStatus, IllegalMove> {
  const to = transitions[verb][status];
  return to ? ok(to) : err({ code: 'NOT_ALLOWED_IN_STATUS', status });
}
