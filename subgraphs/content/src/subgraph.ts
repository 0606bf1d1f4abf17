import { contract, createSubgraph, type Subgraph } from '@klear/service';
import { type Context, contextOf } from './context.ts';
import type { ContentDeps } from './deps.ts';
import { audited } from './policies/audited.ts';
import { permissions } from './policies/permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';

export function contentTypeDefs(): string {
  return contract(new URL('../schema.graphql', import.meta.url));
}

/** The content subgraph without a port. */
export function createContentSubgraph(deps: ContentDeps): Subgraph {
  return createSubgraph<Context>({
    name: 'content',
    typeDefs: contentTypeDefs(),
    resolvers,
    permissions,
    hop: deps.hop,
    takeNonce: deps.db.takeNonce,
    audit: { table: audited, db: deps.db },
    context: (base) => contextOf(deps, base),
    log: deps.log,
  });
}
