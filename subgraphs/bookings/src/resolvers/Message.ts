import type { MessageResolvers } from '../__generated__/resolvers.ts';
import { readVersions } from '../loaders/message-versions.ts';
import { messageFields } from './message-fields.ts';

export const Message: MessageResolvers = {
  sequence: ({ position }) => position,
  author: ({ authorId }) => ({ id: authorId }),
  sentAt: ({ postedAt }) => postedAt,
  async versions(message, _, { deps, viewer }, info) {
    const { conversationId, authorId, organizationId } = message;
    const versions = await readVersions({ ...deps, viewer }, message, messageFields(info));
    return versions.map((version) => ({ ...version, conversationId, authorId, organizationId }));
  },
};
