import type { MessageResolvers } from '../__generated__/resolvers.ts';

export const Message: MessageResolvers = {
  sequence: ({ position }) => position,
  author: ({ authorId }) => ({ id: authorId }),
  sentAt: ({ postedAt }) => postedAt,
};
