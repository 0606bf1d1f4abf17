import type { Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { start } from '../domain/decide.ts';
import { appointmentNoted } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, changeStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

/** Notes that the visit of a client who has come was begun, once. */
export function startAppointment(
  ctx: CommandContext,
  input: ChangeAppointment,
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return changeStatus(ctx, input, {
    mutation: 'startAppointment',
    may: mayRunAppointment,
    decide: (appointment, at) => start(appointment, { at }),
    event: (appointment, at) => appointmentNoted('AppointmentStarted', appointment, at),
  });
}
