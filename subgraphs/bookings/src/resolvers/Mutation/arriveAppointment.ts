import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { arriveAppointment as command } from '../../commands/arrive-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const arriveAppointment: MutationResolvers['arriveAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'ArriveAppointmentSuccess', appointment: result.value } : problem(result.error);
};
