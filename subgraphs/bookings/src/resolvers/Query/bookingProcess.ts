import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const bookingProcess: QueryResolvers['bookingProcess'] = (_, { id }, { loaders }) => {
  const known = parseId<'Hold'>(id);
  return known ? loaders.bookingProcessById.load(known) : null;
};
