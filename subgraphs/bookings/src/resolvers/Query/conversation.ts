import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const conversation: QueryResolvers['conversation'] = (_, { id }, { loaders }) => {
  const known = parseId<'Conversation'>(id);
  return known ? loaders.conversationById.load(known) : null;
};
