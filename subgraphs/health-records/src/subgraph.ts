import { createSubgraph, type Subgraph } from '@klear/service';
import { type Context, contextOf } from './context.ts';
import type { HealthRecordsDeps } from './deps.ts';
import { audited } from './policies/audited.ts';
import { permissions } from './policies/permissions.ts';
import { typeDefs } from './policies/phi.ts';
import { resolvers } from './resolvers/resolvers.ts';

/** The subgraph without a port: contract, resolvers, gate and a context per request. */
export function createHealthRecordsSubgraph(deps: HealthRecordsDeps): Subgraph {
  return createSubgraph<Context>({
    name: 'health-records',
    typeDefs,
    resolvers,
    permissions,
    hop: deps.hop,
    takeNonce: deps.db.takeNonce,
    log: deps.log,
    audit: { table: audited, db: deps.db },
    context: (base) => contextOf(deps, base),
  });
}
