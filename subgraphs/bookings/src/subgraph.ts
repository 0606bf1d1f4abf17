import { contract, createSubgraph, type Subgraph } from '@klear/service';
import { type Context, contextOf } from './context.ts';
import type { BookingsDeps } from './deps.ts';
import { permissions } from './policies/permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';

export function bookingsTypeDefs(): string {
  return contract(new URL('../schema.graphql', import.meta.url));
}

/** The bookings subgraph without a port. */
export function createBookingsSubgraph(deps: BookingsDeps): Subgraph {
  return createSubgraph<Context>({
    name: 'bookings',
    typeDefs: bookingsTypeDefs(),
    resolvers,
    permissions,
    hop: deps.hop,
    context: (base) => contextOf(deps, base),
    log: deps.log,
  });
}
