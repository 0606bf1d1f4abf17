import { err, type Interval, ok, type Result } from '@klear/core';
import type { Appointment, CancelationReason } from './appointment.ts';
import { type AppointmentVerb, type IllegalMove, next } from './transitions.ts';

/** How long before the start a client can arrive. */
const arrivalLeadMs = 12 * 3_600_000;

/** How long a request waits for the practice's answer, if its visit does not begin before. */
const answerMs = 24 * 3_600_000;

/** Until when a request that is made now is to be answered. */
export const answerByFor = (visit: Interval, at: Date): Date => new Date(Math.min(at.getTime() + answerMs, visit.start.getTime()));

/** A move that the table allows and the clock does not: told as the status that it would have to leave. */
const refused = (appointment: Appointment): Result<never, IllegalMove> =>
  err({ code: 'NOT_ALLOWED_IN_STATUS', status: appointment.status });

/** The appointment after a verb: next status, next version. */
function moved(appointment: Appointment, verb: AppointmentVerb, change: Partial<Appointment> = {}): Result<Appointment, IllegalMove> {
  const status = next(appointment.status, verb);
  return status.ok ? ok({ ...appointment, ...change, status: status.value, version: appointment.version + 1 }) : status;
}

const isAwaited = ({ answerBy }: Appointment, at: Date): boolean => answerBy === null || at < answerBy;

/** A request is agreed to while it waits. */
export const confirm = (appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> =>
  isAwaited(appointment, facts.at) ? moved(appointment, 'confirm') : refused(appointment);

/** A request is refused, by the practice or by time. */
export const decline = (appointment: Appointment, facts: { reason: CancelationReason }): Result<Appointment, IllegalMove> =>
  moved(appointment, 'decline', { cancelationReason: facts.reason });

/** Nobody has answered in time. */
export const lapse = (appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> =>
  isAwaited(appointment, facts.at) ? refused(appointment) : decline(appointment, { reason: 'OTHER' });

const hasCome = ({ status }: Appointment): boolean => status === 'arrived' || status === 'checked-in';

/** A client cancels before the start, while they have not come; the practice until the visit was begun, where the status allows it. */
export function cancel(
  appointment: Appointment,
  facts: { at: Date; byClient: boolean; reason: CancelationReason },
): Result<Appointment, IllegalMove> {
  const isLate = facts.at >= appointment.visit.start || hasCome(appointment);
  if (facts.byClient ? isLate : appointment.startedAt !== null) return refused(appointment);
  return moved(appointment, 'cancel', { cancelationReason: facts.reason });
}

/** What has begun is not moved any more. The new place was checked by the caller. */
export function reschedule(
  appointment: Appointment,
  facts: { at: Date; to: Pick<Appointment, 'visit' | 'occupied' | 'scheduleId' | 'locationId' | 'zone' | 'sessionId' | 'overridden'> },
): Result<Appointment, IllegalMove> {
  const { answerBy, visit } = appointment;
  if (facts.at >= visit.start) return refused(appointment);
  const sooner = answerBy && facts.to.visit.start < answerBy ? facts.to.visit.start : answerBy;
  return moved(appointment, 'reschedule', { ...facts.to, answerBy: sooner });
}

const isTooEarly = ({ visit }: Appointment, at: Date): boolean => visit.start.getTime() - at.getTime() > arrivalLeadMs;

export function arrive(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  if (isTooEarly(appointment, facts.at)) return refused(appointment);
  return moved(appointment, 'arrive', { arrivedAt: facts.at });
}

export function checkIn(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  if (isTooEarly(appointment, facts.at)) return refused(appointment);
  return moved(appointment, 'checkIn', { arrivedAt: appointment.arrivedAt ?? facts.at });
}

/** A visit is begun once, of a client who has come. */
export function start(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  return appointment.startedAt ? refused(appointment) : moved(appointment, 'start', { startedAt: facts.at });
}

/** Nothing took place before its start. */
export function fulfil(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  return facts.at < appointment.visit.start ? refused(appointment) : moved(appointment, 'fulfil');
}

/** Nobody is absent before the start. */
export function markNoShow(appointment: Appointment, facts: { at: Date }): Result<Appointment, IllegalMove> {
  return facts.at < appointment.visit.start ? refused(appointment) : moved(appointment, 'markNoShow');
}
