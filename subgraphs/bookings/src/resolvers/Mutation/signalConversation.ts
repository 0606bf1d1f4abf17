import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { signalConversation as command } from '../../commands/signal-conversation.ts';
import { idOf } from '../ids.ts';

export const signalConversation: MutationResolvers['signalConversation'] = async (_, { input }, { commands }) => {
  const conversationId = idOf('Conversation', input.conversationId);
  const passedOn = await command(commands, { conversationId, signal: input.signal });
  return { __typename: 'SignalConversationSuccess', passedOn };
};
