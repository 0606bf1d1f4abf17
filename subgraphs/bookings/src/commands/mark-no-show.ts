import type { Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { markNoShow as decide } from '../domain/decide.ts';
import { appointmentNoted } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, changeStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

/** Notes that the client did not come, not before the start, and frees the rest of the time. */
export function markNoShow(
  ctx: CommandContext,
  input: ChangeAppointment,
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return changeStatus(ctx, input, {
    mutation: 'markNoShow',
    may: mayRunAppointment,
    decide: (appointment, at) => decide(appointment, { at }),
    event: (appointment, at) => appointmentNoted('AppointmentNoShow', appointment, at),
  });
}
