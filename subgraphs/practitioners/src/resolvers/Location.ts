import { parseId } from '@klear/core';
import type { LocationResolvers } from '../__generated__/resolvers.ts';

export const Location: LocationResolvers = {
  __resolveReference: (reference, { loaders }) => {
    const id = parseId<'Location'>(reference.id);
    return id ? loaders.locationById.load(id) : null;
  },
  addressLines: (parent) => [...parent.addressLines],
  organization: (parent) => ({ id: parent.organizationId }),
};
