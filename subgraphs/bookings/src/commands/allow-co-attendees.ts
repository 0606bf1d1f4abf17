import { err, ok, type Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { mayShowSeat } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { type ChangeAppointment, loadForChange, recallAppointment, recordChange } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

export interface AllowCoAttendees extends ChangeAppointment {
  readonly allowed: boolean;
}

type Refused = VersionConflict | TransitionRefused;

/**
 * Says whether the others of a group session may know that one takes part. Two know of each other only while both allow it. Nobody is
 * told of the change: the version stays, since nothing of the visit is another.
 */
export function allowCoAttendees(ctx: CommandContext, input: AllowCoAttendees): Promise<Result<Appointment, Refused>> {
  return asViewerOnce<Appointment, Refused>(
    ctx,
    { mutation: 'allowCoAttendees', input },
    {
      async run(tx) {
        const loaded = await loadForChange(tx, ctx.viewer, input, mayShowSeat);
        if (!loaded.ok) return loaded;
        if (!loaded.value.sessionId) return err({ code: 'TRANSITION_REFUSED', status: loaded.value.status });
        const shown = { ...loaded.value, allowsCoAttendees: input.allowed };
        await appointments.save(tx, shown);
        await recordChange(tx, 'allowCoAttendees', shown);
        return ok(shown);
      },
      recall: (tx) => recallAppointment(tx, input.appointmentId),
    },
  );
}
