import { applyTagFilterOnSubgraphs } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';

/** What carries it is on the public graph; everything else is not. */
export const publicTag = 'public';

/** The subgraphs as the public graph has them: everything without the tag is marked @inaccessible, so that composition hides it. */
export function publicPart<Service extends { readonly typeDefs: DocumentNode }>(services: readonly Service[]): Service[] {
  return applyTagFilterOnSubgraphs([...services], { include: new Set([publicTag]), exclude: new Set() });
}
