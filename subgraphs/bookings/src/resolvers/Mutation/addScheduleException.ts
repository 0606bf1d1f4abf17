import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addScheduleException as command } from '../../commands/add-schedule-exception.ts';
import { idOf } from '../ids.ts';

export const addScheduleException: MutationResolvers['addScheduleException'] = async (_, { input }, { commands }) => {
  const result = await command(commands, {
    ...input,
    scheduleId: idOf('Schedule', input.scheduleId),
    hours: input.hours.map(({ opens, closes }) => ({ startsAt: opens, endsAt: closes })),
  });
  if (!result.ok) return result.error;
  return { __typename: 'AddScheduleExceptionSuccess', ...result.value };
};
