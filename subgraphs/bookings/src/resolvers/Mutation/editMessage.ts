import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { editMessage as command } from '../../commands/edit-message.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const editMessage: MutationResolvers['editMessage'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, messageId: idOf('Message', input.messageId) });
  if (!result.ok) return problem(result.error);
  return { __typename: 'EditMessageSuccess', message: result.value };
};
