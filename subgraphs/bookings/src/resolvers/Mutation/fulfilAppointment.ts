import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { fulfilAppointment as command } from '../../commands/fulfil-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const fulfilAppointment: MutationResolvers['fulfilAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'FulfilAppointmentSuccess', appointment: result.value } : problem(result.error);
};
