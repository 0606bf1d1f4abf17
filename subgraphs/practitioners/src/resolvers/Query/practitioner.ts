import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const practitioner: QueryResolvers['practitioner'] = (_, args, { loaders }) => {
  const id = parseId<'User'>(args.id);
  return id ? loaders.practitionerById.load(id) : null;
};
