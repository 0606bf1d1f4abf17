import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const location: QueryResolvers['location'] = (_, args, { loaders }) => {
  const id = parseId<'Location'>(args.id);
  return id ? loaders.locationById.load(id) : null;
};
