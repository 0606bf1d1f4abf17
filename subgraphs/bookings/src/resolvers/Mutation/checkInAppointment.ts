import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { checkInAppointment as command } from '../../commands/check-in-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const checkInAppointment: MutationResolvers['checkInAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'CheckInAppointmentSuccess', appointment: result.value } : problem(result.error);
};
