import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { bookAppointment as command } from '../../commands/book-appointment.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const bookAppointment: MutationResolvers['bookAppointment'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, holdId: idOf('Hold', input.holdId) });
  return result.ok ? { __typename: 'BookAppointmentSuccess', appointment: result.value } : problem(result.error);
};
