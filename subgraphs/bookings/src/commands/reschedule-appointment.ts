import { err, notFound, ok, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import type { Appointment } from '../domain/appointment.ts';
import { occupiedBy, reasonsAgainst, scheduleFor, visitOf } from '../domain/bookability.ts';
import { claimsOf } from '../domain/claims.ts';
import { reschedule } from '../domain/decide.ts';
import { appointmentRescheduled } from '../events/published.ts';
import { mayChangeAppointment } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { claimAll, queueMoves } from '../store/claims.ts';
import { knownServices } from '../store/known-services.ts';
import { schedules } from '../store/schedules.ts';
import { type ChangeAppointment, loadForChange, recallAppointment, recordChange } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import {
  type ClientBusy,
  refusalOfClaims,
  type SlotNotOffered,
  type SlotTaken,
  type TransitionRefused,
  type VersionConflict,
} from './outcomes.ts';

export interface RescheduleAppointment extends ChangeAppointment {
  readonly start: Date;
}

type Refused = SlotTaken | SlotNotOffered | ClientBusy | VersionConflict | TransitionRefused;

/** Moves an appointment in place: same id, same price, next version. When the new time cannot be had, nothing has changed. */
export function rescheduleAppointment(ctx: CommandContext, input: RescheduleAppointment): Promise<Result<Appointment, Refused>> {
  return asViewerOnce<Appointment, Refused>(
    ctx,
    { mutation: 'rescheduleAppointment', input },
    {
      async run(tx) {
        const loaded = await loadForChange(tx, ctx.viewer, input, mayChangeAppointment);
        return loaded.ok ? move(tx, loaded.value, input.start) : loaded;
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}

async function move(tx: Tx, appointment: Appointment, start: Date): Promise<Result<Appointment, Refused>> {
  const service = await knownServices.find(tx, appointment.serviceId);
  if (!service) throw notFound('Service');
  const calendars = await schedules.ofPractitionerIn(tx, appointment.organizationId, appointment.practitionerId);
  const schedule = scheduleFor(service, calendars, start);
  const visit = visitOf(service, start);
  const place = schedule
    ? { scheduleId: schedule.id, locationId: schedule.locationId, zone: schedule.zone }
    : { scheduleId: appointment.scheduleId, locationId: appointment.locationId, zone: appointment.zone };
  const decision = reschedule(appointment, { at: tx.now, to: { ...place, visit, occupied: occupiedBy(service, visit) } });
  if (!decision.ok) return err({ code: 'TRANSITION_REFUSED', status: decision.error.status });
  const reasons = reasonsAgainst({ service, schedules: calendars, startsAt: start, at: tx.now });
  if (reasons.length > 0 || !schedule) return err({ code: 'SLOT_NOT_OFFERED', reasons });

  const { organizationId, clientId, practitionerId, id } = appointment;
  await queueMoves(tx, [practitionerId, clientId]);
  const missing = await claimAll(tx, { organizationId, clientId, appointmentId: id }, claimsOf(decision.value), { appointmentId: id });
  if (missing.length > 0) return err(refusalOfClaims(missing, { serviceId: service.id, startsAt: start }));
  await appointments.save(tx, decision.value);
  await recordChange(tx, 'rescheduleAppointment', decision.value, appointmentRescheduled(decision.value, appointment, tx.now));
  return ok(decision.value);
}
