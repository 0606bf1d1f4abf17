import type { ResourceResolvers } from '../__generated__/resolvers.ts';

export const Resource: ResourceResolvers = {
  location: ({ locationId }) => locationId && { id: locationId },
};
