import type { MessageAddedEventResolvers } from '../__generated__/resolvers.ts';
import { messageFields } from './message-fields.ts';

export const MessageAddedEvent: MessageAddedEventResolvers = {
  message: ({ messageId }, _, { loaders }, info) =>
    messageId ? loaders.messageById.load({ id: messageId, fields: messageFields(info) }) : null,
};
