import type { RoutingPoolResolvers } from '../__generated__/resolvers.ts';
import { slotsOfPool } from '../domain/routing.ts';
import { slotCount, slotSpan } from './slot-span.ts';

const dayMs = 86_400_000;

export const RoutingPool: RoutingPoolResolvers = {
  services: ({ members }) => members.map(({ serviceId }) => ({ id: serviceId })),
  shares: ({ members }) => [...members],
  async slots(pool, args, { loaders, openedAt }) {
    const from = args.from ?? openedAt;
    const span = slotSpan({ from, to: args.to ?? new Date(from.getTime() + 14 * dayMs) });
    const first = slotCount('first', args.first ?? 10);
    return slotsOfPool(await loaders.slotsByRoutingPool.load({ pool, span, first })).slice(0, first);
  },
};
