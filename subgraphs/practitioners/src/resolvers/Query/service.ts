import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const service: QueryResolvers['service'] = (_, args, { loaders }) => {
  const id = parseId<'Service'>(args.id);
  return id ? loaders.serviceById.load(id) : null;
};
