import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const hold: QueryResolvers['hold'] = (_, { id }, { loaders }) => {
  const known = parseId<'Hold'>(id);
  return known ? loaders.holdById.load(known) : null;
};
