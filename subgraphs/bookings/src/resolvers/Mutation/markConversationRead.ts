import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { markConversationRead as command } from '../../commands/mark-conversation-read.ts';
import { idOf } from '../ids.ts';

export const markConversationRead: MutationResolvers['markConversationRead'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, conversationId: idOf('Conversation', input.conversationId) });
  if (!result.ok) return result.error;
  return { __typename: 'MarkConversationReadSuccess', conversation: result.value };
};
