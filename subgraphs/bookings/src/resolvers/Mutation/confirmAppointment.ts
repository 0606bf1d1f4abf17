import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { confirmAppointment as command } from '../../commands/confirm-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const confirmAppointment: MutationResolvers['confirmAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'ConfirmAppointmentSuccess', appointment: result.value } : problem(result.error);
};
