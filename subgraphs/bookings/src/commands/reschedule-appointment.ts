import { err, forbidden, ok, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import type { Appointment } from '../domain/appointment.ts';
import { type BookingFacts, occupiedBy, placeFor, reasonsAgainst, type UnbookableReason, visitOf } from '../domain/bookability.ts';
import { reschedule } from '../domain/decide.ts';
import { standing } from '../domain/override.ts';
import type { Schedule } from '../domain/schedule.ts';
import { appointmentRescheduled } from '../events/published.ts';
import { mayChangeAppointment, mayOverride } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { loadBookingFacts } from '../store/booking-facts.ts';
import { type ChangeAppointment, loadForChange, recallAppointment, recordChange, recordOverride } from './change-appointment.ts';
import { claimVisit } from './claim-visit.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import {
  type ClientBusy,
  refusalOfReasons,
  type SlotNotOffered,
  type SlotTaken,
  type TransitionRefused,
  type VersionConflict,
} from './outcomes.ts';

export interface RescheduleAppointment extends ChangeAppointment {
  readonly start: Date;
  /** What permitted staff waives for it. */
  readonly overriding?: readonly UnbookableReason[];
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
        if (!loaded.ok) return loaded;
        if ((input.overriding ?? []).length > 0 && !mayOverride(ctx.viewer, loaded.value)) throw forbidden('ROLE_REQUIRED');
        return move(tx, loaded.value, input);
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}

async function move(tx: Tx, appointment: Appointment, input: RescheduleAppointment): Promise<Result<Appointment, Refused>> {
  const { start } = input;
  const durationMinutes = (appointment.visit.end.getTime() - appointment.visit.start.getTime()) / 60_000;
  const { serviceId, clientId, id: appointmentId, jurisdiction } = appointment;
  const question = { serviceId, clientId, appointmentId, jurisdiction, start, durationMinutes, toBook: true, at: tx.now };
  const facts = await loadBookingFacts(tx, question);
  const schedule = placeFor(facts)?.schedule;
  const against = reasonsAgainst(facts);
  const overridden = against.filter((reason) => input.overriding?.includes(reason));
  const decision = reschedule(appointment, { at: tx.now, to: placeOn(facts, schedule, appointment, overridden) });
  if (!decision.ok) return err({ code: 'TRANSITION_REFUSED', status: decision.error.status });
  const wanted = { serviceId, durationMinutes, jurisdiction, startsAt: start };
  const reasons = standing(against, input.overriding);
  if (reasons.length > 0 || !schedule) return err(refusalOfReasons(against, wanted));

  const claimed = await claimVisit(tx, facts, {
    clientId,
    claimant: { appointmentId },
    schedule,
    withoutBuffers: overridden.includes('BUFFER'),
    givenUp: { appointmentId },
  });
  if (!claimed.ok) return err(refusalOfReasons(claimed.error, wanted));
  const moved = { ...decision.value, sessionId: claimed.value.sessionId };
  await appointments.save(tx, moved);
  await recordChange(tx, 'rescheduleAppointment', moved, appointmentRescheduled(moved, appointment, tx.now));
  await recordOverride(tx, moved, overridden);
  return ok(moved);
}

/** The place that the facts give, or the appointment's own when they give none: the move is refused then anyway. */
function placeOn(facts: BookingFacts, schedule: Schedule | undefined, appointment: Appointment, overridden: readonly UnbookableReason[]) {
  const { scheduleId, locationId, zone, sessionId } = appointment;
  const visit = visitOf(facts.service, facts.startsAt, facts.durationMinutes);
  const place = schedule
    ? { scheduleId: schedule.id, locationId: schedule.locationId, zone: schedule.zone }
    : { scheduleId, locationId, zone };
  return { ...place, visit, occupied: overridden.includes('BUFFER') ? visit : occupiedBy(facts.service, visit), sessionId, overridden };
}
