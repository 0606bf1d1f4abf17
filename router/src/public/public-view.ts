import { createHash } from 'node:crypto';
import { buildSchema, findBreakingChanges, type GraphQLSchema, validateSchema } from 'graphql';
import { withDefer } from '../plan/defer-rules.ts';
import type { SchemaView } from './schema-view.ts';
import { createTelling, type Telling } from './telling.ts';

export interface PublicView extends SchemaView {
  readonly sdl: string;
  /** The same for what refuses a whole request. */
  readonly tellFailure: Telling['failure'];
}

/**
 * What third parties see of the graph: the contract that composition made. Throws when the supergraph does not hold all of it: what
 * is valid for the contract must be valid for the whole, for the whole is what plans it.
 */
export function createPublicView(contract: string, whole: { readonly schema: GraphQLSchema; readonly supergraph: string }): PublicView {
  const schema = withDefer(buildSchema(contract, { noLocation: true }));
  const faults = [...validateSchema(schema), ...findBreakingChanges(schema, whole.schema)].map((fault) =>
    fault instanceof Error ? fault.message : fault.description,
  );
  if (faults.length > 0) throw new Error(`the public contract is not held by the supergraph: ${faults.join(' ')}`);
  const telling = createTelling(whole.supergraph, contract);
  return {
    id: `public ${createHash('sha256').update(contract).digest('hex').slice(0, 16)}`,
    schema,
    sdl: contract,
    tell: telling.error,
    tellFailure: telling.failure,
  };
}
