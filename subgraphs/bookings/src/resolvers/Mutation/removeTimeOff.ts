import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { removeTimeOff as command } from '../../commands/remove-time-off.ts';
import { idOf } from '../ids.ts';

export const removeTimeOff: MutationResolvers['removeTimeOff'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, timeOffId: idOf('TimeOff', input.timeOffId) });
  if (!result.ok) return result.error;
  return { __typename: 'RemoveTimeOffSuccess', timeOffId: result.value.id };
};
