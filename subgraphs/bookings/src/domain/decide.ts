import { err, ok, type Result } from '@klear/core';
import type { Appointment, CancelationReason } from './appointment.ts';
import { type AppointmentVerb, type IllegalMove, next } from './transitions.ts';

/** How long before the start a client can be checked in. */
const checkInLeadMs = 12 * 3_600_000;

/** A move that the table allows and the clock does not: told as the status that it would have to leave. */
const refused = (appointment: Appointment): Result<never, IllegalMove> =>
  err({ code: 'NOT_ALLOWED_IN_STATUS', status: appointment.status });

/** The appointment after a verb: next status, next version. */
function moved(appointment: Appointment, verb: AppointmentVerb, change: Partial<Appointment> = {}): Result<Appointment, IllegalMove> {
  const status = next(appointment.status, verb);
  return status.ok ? ok({ ...appointment, ...change, status: status.value, version: appointment.version + 1 }) : status;
}

/** A client cancels before the start; the practice whenever the status allows. */
export function cancel(
  appointment: Appointment,
  facts: { at: Date; byClient: boolean; reason: CancelationReason },
): Result<Appointment, IllegalMove> {
  if (facts.byClient && facts.at >= appointment.visit.start) return refused(appointment);
  return moved(appointment, 'cancel', { cancelationReason: facts.reason });
}

/** What has begun is not moved any more. The new place was checked by the caller. */
export function reschedule(
  appointment: Appointment,
  facts: { at: Date; to: Pick<Appointment, 'visit' | 'occupied' | 'scheduleId' | 'locationId' | 'zone'> },
): Result<Appointment, IllegalMove> {
  if (facts.at >= appointment.visit.start) return refused(appointment);
  return moved(appointment, 'reschedule', facts.to);
}

export function checkIn(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  if (appointment.visit.start.getTime() - facts.at.getTime() > checkInLeadMs) return refused(appointment);
  return moved(appointment, 'checkIn');
}

/** Nothing took place before its start. */
export function fulfil(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  return facts.at < appointment.visit.start ? refused(appointment) : moved(appointment, 'fulfil');
}

/** Nobody is absent before the start. */
export function markNoShow(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  return facts.at < appointment.visit.start ? refused(appointment) : moved(appointment, 'markNoShow');
}
