import { contract, createSubgraph, type Subgraph } from '@klear/service';
import { contextOf } from './context.ts';
import type { PractitionersDeps } from './deps.ts';
import { audited } from './policies/audited.ts';
import { permissions } from './policies/permissions.ts';
import { resolvers } from './resolvers/index.ts';

/** The subgraph's whole SDL. */
export function practitionersTypeDefs(): string {
  return contract(new URL('../schema.graphql', import.meta.url));
}

/** Builds the subgraph on what it is given; it opens no port. */
export function createPractitionersSubgraph(deps: PractitionersDeps): Subgraph {
  return createSubgraph({
    name: 'practitioners',
    typeDefs: practitionersTypeDefs(),
    resolvers,
    permissions,
    hop: deps.hop,
    takeNonce: deps.db.takeNonce,
    audit: { table: audited, db: deps.db },
    context: contextOf(deps),
    log: deps.log,
  });
}
