import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { rescheduleAppointment as command } from '../../commands/reschedule-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const rescheduleAppointment: MutationResolvers['rescheduleAppointment'] = async (_, { input }, { commands }) => {
  const appointmentId = idOf('Appointment', input.appointmentId);
  const result = await command(commands, { ...input, appointmentId, overriding: input.overriding ?? [] });
  return result.ok ? { __typename: 'RescheduleAppointmentSuccess', appointment: result.value } : problem(result.error);
};
