import { err, ok, type Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { decline } from '../domain/decide.ts';
import { appointmentCancelled } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, loadForChange, recallAppointment, saveStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import { noteBookingProcess } from './note-booking-process.ts';
import { asViewerOnce } from './once.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

type Refused = VersionConflict | TransitionRefused;

/** Refuses a request: its time is free again, and what was reserved for it is given back whole. */
export function declineAppointment(ctx: CommandContext, input: ChangeAppointment): Promise<Result<Appointment, Refused>> {
  return asViewerOnce<Appointment, Refused>(
    ctx,
    { mutation: 'declineAppointment', input },
    {
      async run(tx) {
        const loaded = await loadForChange(tx, ctx.viewer, input, mayRunAppointment);
        if (!loaded.ok) return loaded;
        const isOwn = ctx.viewer.personId === loaded.value.practitionerId;
        const decision = decline(loaded.value, { reason: isOwn ? 'PRACTITIONER' : 'PRACTICE' });
        if (!decision.ok) return err({ code: 'TRANSITION_REFUSED', status: decision.error.status });
        const declined = { ...decision.value, feeMinor: 0 };
        const moved = await noteBookingProcess(tx, declined.holdId, { states: ['RELEASED'], outcome: 'DECLINED' });
        const told = appointmentCancelled(declined, isOwn ? 'PRACTITIONER' : 'STAFF', tx.now);
        await saveStatus(tx, 'declineAppointment', declined, [told, ...moved]);
        return ok(declined);
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}
