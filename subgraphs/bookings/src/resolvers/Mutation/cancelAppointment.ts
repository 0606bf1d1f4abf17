import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { cancelAppointment as command } from '../../commands/cancel-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const cancelAppointment: MutationResolvers['cancelAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, {
    ...input,
    reason: input.reason ?? 'CLIENT',
    appointmentId: idOf('Appointment', input.appointmentId),
  });
  return result.ok ? { __typename: 'CancelAppointmentSuccess', appointment: result.value } : problem(result.error);
};
