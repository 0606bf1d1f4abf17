import type { Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { checkIn } from '../domain/decide.ts';
import { appointmentNoted } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, changeStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

/** Notes that the client has arrived, at most 12 hours before the start. */
export function checkInAppointment(
  ctx: CommandContext,
  input: ChangeAppointment,
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return changeStatus(ctx, input, {
    mutation: 'checkInAppointment',
    may: mayRunAppointment,
    decide: (appointment, at) => checkIn(appointment, { at }),
    event: (appointment, at) => appointmentNoted('AppointmentCheckedIn', appointment, at),
  });
}
