import type { EventEnvelope } from '@klear/core';
import { err, forbidden, notFound, ok, type Result, type Viewer } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { UnbookableReason } from '../domain/bookability.ts';
import { type IllegalMove, isTakingTime } from '../domain/transitions.ts';
import type { Concerned } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { freeAppointment } from '../store/claims.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

export interface ChangeAppointment {
  readonly appointmentId: AppointmentId;
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey: string;
}

/** Loads an appointment under lock for a verb. Throws NOT_FOUND for what the viewer cannot see, FORBIDDEN for what they may not do. */
export async function loadForChange(
  tx: Tx,
  viewer: Viewer,
  input: ChangeAppointment,
  may: (viewer: Viewer, appointment: Concerned) => boolean,
): Promise<Result<Appointment, VersionConflict>> {
  const appointment = await appointments.findForUpdate(tx, input.appointmentId);
  if (!appointment) throw notFound('Appointment');
  if (!may(viewer, appointment)) throw forbidden('NOT_RELATED');
  const stale = input.expectedVersion != null && input.expectedVersion !== appointment.version;
  return stale ? err({ code: 'VERSION_CONFLICT' }) : ok(appointment);
}

/** The verbs that change an appointment's status and nothing else: load, decide, save, free its time when it is over, tell. */
export function changeStatus(
  ctx: CommandContext,
  input: ChangeAppointment,
  verb: {
    readonly mutation: keyof typeof changeTypes;
    readonly may: (viewer: Viewer, appointment: Concerned) => boolean;
    readonly decide: (appointment: Appointment, at: Date) => Result<Appointment, IllegalMove>;
    readonly event: (appointment: Appointment, at: Date) => EventEnvelope;
  },
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return asViewerOnce<Appointment, VersionConflict | TransitionRefused>(
    ctx,
    { mutation: verb.mutation, input },
    {
      async run(tx) {
        const loaded = await loadForChange(tx, ctx.viewer, input, verb.may);
        if (!loaded.ok) return loaded;
        const decision = verb.decide(loaded.value, tx.now);
        if (!decision.ok) return err({ code: 'TRANSITION_REFUSED', status: decision.error.status });
        await saveStatus(tx, verb.mutation, decision.value, [verb.event(decision.value, tx.now)]);
        return ok(decision.value);
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}

/** Saves an appointment in its new status, frees its time when it is over, and tells. */
export async function saveStatus(
  tx: Tx,
  mutation: keyof typeof changeTypes,
  appointment: Appointment,
  events: readonly EventEnvelope[],
): Promise<void> {
  await appointments.save(tx, appointment);
  if (!isTakingTime(appointment.status)) await freeAppointment(tx, appointment.id);
  await recordChange(tx, mutation, appointment, ...events);
}

/** What each verb is called in the audit log. */
export const changeTypes = {
  rescheduleAppointment: 'appointment.rescheduled',
  confirmAppointment: 'appointment.confirmed',
  declineAppointment: 'appointment.declined',
  arriveAppointment: 'appointment.arrived',
  startAppointment: 'appointment.started',
  allowCoAttendees: 'appointment.seat-shown',
  cancelAppointment: 'appointment.cancelled',
  checkInAppointment: 'appointment.checked-in',
  fulfilAppointment: 'appointment.fulfilled',
  markNoShow: 'appointment.no-show',
} as const;

export async function recordChange(
  tx: Tx,
  mutation: keyof typeof changeTypes,
  appointment: Appointment,
  ...events: readonly EventEnvelope[]
): Promise<void> {
  const { id, clientId, organizationId } = appointment;
  await recordFacts(tx, [
    {
      type: changeTypes[mutation],
      action: 'U',
      outcome: '0',
      entity: { type: 'Appointment', id },
      subjectPersonId: clientId,
      organizationId,
    },
  ]);
  await outbox.record(tx, events);
}

/** Writes down what staff waived, each reason for itself. */
export async function recordOverride(tx: Tx, appointment: Appointment, overridden: readonly UnbookableReason[]): Promise<void> {
  const { id, clientId: subjectPersonId, organizationId } = appointment;
  const fact = { type: 'appointment.overridden', action: 'E', outcome: '0', entity: { type: 'Appointment', id } } as const;
  await recordFacts(
    tx,
    overridden.map((reason) => ({ ...fact, reason, subjectPersonId, organizationId })),
  );
}

export async function recallAppointment(tx: Tx, id: AppointmentId): Promise<Result<Appointment, never>> {
  const [appointment] = await appointments.byIds(tx, [id]);
  if (!appointment) throw notFound('Appointment');
  return ok(appointment);
}
