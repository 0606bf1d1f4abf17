import type { Result } from '@klear/core';
import type { Appointment, CancelationReason } from '../domain/appointment.ts';
import { cancel } from '../domain/decide.ts';
import { appointmentCancelled } from '../events/published.ts';
import { isClientOf, mayChangeAppointment } from '../policies/predicates.ts';
import { type ChangeAppointment, changeStatus } from './change-appointment.ts';
import type { CommandContext } from './context.ts';
import type { TransitionRefused, VersionConflict } from './outcomes.ts';

export interface CancelAppointment extends ChangeAppointment {
  readonly reason: CancelationReason;
}

/** Cancels an appointment and frees its time; payments gives back what was paid. A client may until the start. */
export function cancelAppointment(
  ctx: CommandContext,
  input: CancelAppointment,
): Promise<Result<Appointment, VersionConflict | TransitionRefused>> {
  return changeStatus(ctx, input, {
    mutation: 'cancelAppointment',
    may: mayChangeAppointment,
    decide: (appointment, at) => cancel(appointment, { at, byClient: isClientOf(ctx.viewer, appointment), reason: input.reason }),
    event: (appointment, at) => appointmentCancelled(appointment, callerOf(ctx, appointment), at),
  });
}

function callerOf({ viewer }: CommandContext, appointment: Appointment) {
  if (isClientOf(viewer, appointment)) return 'CLIENT';
  return viewer.personId === appointment.practitionerId ? 'PRACTITIONER' : 'STAFF';
}
