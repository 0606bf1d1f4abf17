import { createPermissions } from '@klear/auth';
import { contract, createSubgraph, type Subgraph } from '@klear/service';
import { contextOf } from './context.ts';
import type { UsersDeps } from './deps.ts';
import { audited } from './policies/audited.ts';
import { permissionTree } from './policies/permissions.ts';
import { resolvers } from './resolvers/index.ts';

/** The subgraph's whole SDL. */
export function usersTypeDefs(): string {
  return contract(new URL('../schema.graphql', import.meta.url));
}

/** Builds the subgraph: schema, resolvers, gate and context. Opens no port. */
export function createUsersSubgraph(deps: UsersDeps): Subgraph {
  return createSubgraph({
    name: 'users',
    typeDefs: usersTypeDefs(),
    resolvers,
    permissions: createPermissions(permissionTree),
    hop: deps.hop,
    takeNonce: deps.db.takeNonce,
    audit: { table: audited, db: deps.db },
    context: ({ viewer }) => contextOf(deps, viewer),
    log: deps.log,
  });
}
