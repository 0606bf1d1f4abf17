import type { Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { arrive } from '../domain/decide.ts';
import { appointmentNoted } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, changeStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

/** Notes that the client has come, at most 12 hours before the start: they wait to be checked in. */
export function arriveAppointment(
  ctx: CommandContext,
  input: ChangeAppointment,
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return changeStatus(ctx, input, {
    mutation: 'arriveAppointment',
    may: mayRunAppointment,
    decide: (appointment, at) => arrive(appointment, { at }),
    event: (appointment, at) => appointmentNoted('AppointmentArrived', appointment, at),
  });
}
