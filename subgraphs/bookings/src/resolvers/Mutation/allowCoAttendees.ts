import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { allowCoAttendees as command } from '../../commands/allow-co-attendees.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const allowCoAttendees: MutationResolvers['allowCoAttendees'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'AllowCoAttendeesSuccess', appointment: result.value } : problem(result.error);
};
