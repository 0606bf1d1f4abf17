import { err, ok, type Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { bookedStates } from '../domain/booking-process.ts';
import { confirm } from '../domain/decide.ts';
import { appointmentConfirmed } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, loadForChange, recallAppointment, saveStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import { noteBookingProcess } from './note-booking-process.ts';
import { asViewerOnce } from './once.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

type Refused = VersionConflict | TransitionRefused;

/** Agrees to a request. Its time was kept since it was made, so nobody else can have it; of two who answer at once one hears how it stands. */
export function confirmAppointment(ctx: CommandContext, input: ChangeAppointment): Promise<Result<Appointment, Refused>> {
  return asViewerOnce<Appointment, Refused>(
    ctx,
    { mutation: 'confirmAppointment', input },
    {
      async run(tx) {
        const loaded = await loadForChange(tx, ctx.viewer, input, mayRunAppointment);
        if (!loaded.ok) return loaded;
        const decision = confirm(loaded.value, { at: tx.now });
        if (!decision.ok) return err({ code: 'TRANSITION_REFUSED', status: decision.error.status });
        const states = bookedStates(decision.value.price);
        const moved = await noteBookingProcess(tx, decision.value.holdId, { states, outcome: 'BOOKED' });
        await saveStatus(tx, 'confirmAppointment', decision.value, [appointmentConfirmed(decision.value, tx.now), ...moved]);
        return ok(decision.value);
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}
