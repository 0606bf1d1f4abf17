import { contract, createSubgraph, type Subgraph } from '@klear/service';
import { type Context, contextOf } from './context.ts';
import type { PaymentsDeps } from './deps.ts';
import { audited } from './policies/audited.ts';
import { permissions } from './policies/permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';

export function paymentsTypeDefs(): string {
  return contract(new URL('../schema.graphql', import.meta.url));
}

/** The payments subgraph without a port. */
export function createPaymentsSubgraph(deps: PaymentsDeps): Subgraph {
  return createSubgraph<Context>({
    name: 'payments',
    typeDefs: paymentsTypeDefs(),
    resolvers,
    permissions,
    hop: deps.hop,
    takeNonce: deps.db.takeNonce,
    audit: { table: audited, db: deps.db },
    context: (base) => contextOf(deps, base),
    log: deps.log,
  });
}
