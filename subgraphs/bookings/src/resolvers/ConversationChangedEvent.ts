import type { ConversationChangedEventResolvers } from '../__generated__/resolvers.ts';
import { messageFields } from './message-fields.ts';

export const ConversationChangedEvent: ConversationChangedEventResolvers = {
  participant: ({ personId }) => (personId ? { id: personId } : null),
  message: ({ messageId }, _, { loaders }, info) =>
    messageId ? loaders.messageById.load({ id: messageId, fields: messageFields(info) }) : null,
};
