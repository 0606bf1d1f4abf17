import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { declineAppointment as command } from '../../commands/decline-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const declineAppointment: MutationResolvers['declineAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'DeclineAppointmentSuccess', appointment: result.value } : problem(result.error);
};
