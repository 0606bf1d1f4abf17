import type { Result } from '@klear/core';
import type { Appointment } from '../domain/appointment.ts';
import { fulfil } from '../domain/decide.ts';
import { appointmentNoted } from '../events/published.ts';
import { mayRunAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, changeStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

/** Notes that the appointment took place, not before its start. */
export function fulfilAppointment(
  ctx: CommandContext,
  input: ChangeAppointment,
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return changeStatus(ctx, input, {
    mutation: 'fulfilAppointment',
    may: mayRunAppointment,
    decide: (appointment, at) => fulfil(appointment, { at }),
    event: (appointment, at) => appointmentNoted('AppointmentFulfilled', appointment, at),
  });
}
