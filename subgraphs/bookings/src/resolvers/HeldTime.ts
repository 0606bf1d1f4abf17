import type { HeldTimeResolvers } from '../__generated__/resolvers.ts';

export const HeldTime: HeldTimeResolvers = {
  start: ({ visit }) => visit.start,
  end: ({ visit }) => visit.end,
  service: ({ serviceId }) => ({ id: serviceId }),
};
