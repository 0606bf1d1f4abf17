import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { completeTask as command } from '../../commands/complete-task.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const completeTask: MutationResolvers['completeTask'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, taskId: idOf('Task', input.taskId) });
  return result.ok ? { __typename: 'CompleteTaskSuccess', task: result.value } : problem(result.error);
};
