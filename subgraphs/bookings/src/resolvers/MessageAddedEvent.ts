import type { MessageAddedEventResolvers } from '../__generated__/resolvers.ts';

export const MessageAddedEvent: MessageAddedEventResolvers = {
  message: ({ messageId }, _, { loaders }) => (messageId ? loaders.messageById.load(messageId) : null),
};
