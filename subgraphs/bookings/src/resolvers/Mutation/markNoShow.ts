import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { markNoShow as command } from '../../commands/mark-no-show.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const markNoShow: MutationResolvers['markNoShow'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, appointmentId: idOf('Appointment', input.appointmentId) });
  return result.ok ? { __typename: 'MarkNoShowSuccess', appointment: result.value } : problem(result.error);
};
