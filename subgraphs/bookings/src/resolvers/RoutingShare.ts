import type { RoutingShareResolvers } from '../__generated__/resolvers.ts';

export const RoutingShare: RoutingShareResolvers = { service: ({ serviceId }) => ({ id: serviceId }) };
