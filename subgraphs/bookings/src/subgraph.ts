import { createSubgraph, type Subgraph } from '@klear/service';
import { type Context, contextOf } from './context.ts';
import type { BookingsDeps } from './deps.ts';
import { audited } from './policies/audited.ts';
import { permissions } from './policies/permissions.ts';
import { typeDefs } from './policies/phi.ts';
import { resolvers } from './resolvers/resolvers.ts';

export function bookingsTypeDefs(): string {
  return typeDefs;
}

/** The bookings subgraph without a port. */
export function createBookingsSubgraph(deps: BookingsDeps): Subgraph {
  return createSubgraph<Context>({
    name: 'bookings',
    typeDefs,
    resolvers,
    permissions,
    hop: deps.hop,
    takeNonce: deps.db.takeNonce,
    audit: { table: audited, db: deps.db },
    context: (base) => contextOf(deps, base),
    log: deps.log,
  });
}
