import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { sendMessage as command } from '../../commands/send-message.ts';
import { idOf } from '../ids.ts';

export const sendMessage: MutationResolvers['sendMessage'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, conversationId: idOf('Conversation', input.conversationId) });
  if (!result.ok) return result.error;
  return { __typename: 'SendMessageSuccess', message: result.value };
};
