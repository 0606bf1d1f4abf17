import { parseId } from '@klear/core';
import type { UserResolvers } from '../__generated__/resolvers.ts';

export const User: UserResolvers = {
  __resolveReference: (reference) => {
    const id = parseId<'User'>(reference.id);
    return id ? { id } : null;
  },
  practitioner: (parent, _, { loaders }) => loaders.practitionerById.load(parent.id),
};
