import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { removeScheduleException as command } from '../../commands/remove-schedule-exception.ts';
import { idOf } from '../ids.ts';

export const removeScheduleException: MutationResolvers['removeScheduleException'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, exceptionId: idOf('ScheduleException', input.exceptionId) });
  if (!result.ok) return result.error;
  return { __typename: 'RemoveScheduleExceptionSuccess', schedule: result.value.schedule };
};
