import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { withdrawMessage as command } from '../../commands/withdraw-message.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const withdrawMessage: MutationResolvers['withdrawMessage'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, messageId: idOf('Message', input.messageId) });
  if (!result.ok) return problem(result.error);
  return { __typename: 'WithdrawMessageSuccess', message: result.value };
};
