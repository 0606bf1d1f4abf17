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

export const appointmentVerbs = [
  'request',
  'book',
  'confirm',
  'decline',
  'reschedule',
  'cancel',
  'arrive',
  'checkIn',
  'start',
  'fulfil',
  'markNoShow',
] as const;
export type AppointmentVerb = (typeof appointmentVerbs)[number];

/** What a verb finds: a status, or nothing yet. */
export type AppointmentStage = AppointmentStatus | 'none';

/**
 * The whole life of an appointment: what each verb makes of each status. A missing cell is an illegal move. FHIR has no status for a
 * visit under way: it stays checked in, and says when it was started.
 */
export const transitions: { readonly [Verb in AppointmentVerb]: { readonly [Stage in AppointmentStage]?: AppointmentStatus } } = {
  request: { none: 'pending', proposed: 'pending' },
  book: { none: 'booked' },
  confirm: { proposed: 'booked', pending: 'booked' },
  decline: { proposed: 'cancelled', pending: 'cancelled' },
  reschedule: { pending: 'pending', booked: 'booked' },
  cancel: {
    proposed: 'cancelled',
    pending: 'cancelled',
    booked: 'cancelled',
    arrived: 'cancelled',
    'checked-in': 'cancelled',
    waitlist: 'cancelled',
  },
  arrive: { booked: 'arrived' },
  checkIn: { booked: 'checked-in', arrived: 'checked-in' },
  start: { arrived: 'checked-in', 'checked-in': 'checked-in' },
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

/** What a visit is to those who run the day, in the words of FHIR's Encounter, made shorter. */
export type EncounterStatus = 'PLANNED' | 'ARRIVED' | 'IN_PROGRESS' | 'FINISHED' | 'CANCELLED';

const encounterStatuses: Readonly<Record<AppointmentStatus, EncounterStatus>> = {
  proposed: 'PLANNED',
  pending: 'PLANNED',
  booked: 'PLANNED',
  waitlist: 'PLANNED',
  arrived: 'ARRIVED',
  'checked-in': 'ARRIVED',
  fulfilled: 'FINISHED',
  cancelled: 'CANCELLED',
  noshow: 'CANCELLED',
  'entered-in-error': 'CANCELLED',
};

export function encounterStatusOf(appointment: { status: AppointmentStatus; startedAt: Date | null }): EncounterStatus {
  const status = encounterStatuses[appointment.status];
  return status === 'ARRIVED' && appointment.startedAt ? 'IN_PROGRESS' : status;
}
