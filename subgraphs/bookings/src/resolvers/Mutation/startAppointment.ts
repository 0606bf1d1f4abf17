import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { startAppointment as command } from '../../commands/start-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const startAppointment: MutationResolvers['startAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'StartAppointmentSuccess', appointment: result.value } : problem(result.error);
};
