import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { conventionFaults } from './conventions.ts';

export interface SubgraphDefinition {
  readonly name: string;
  /** The whole SDL: the preamble that every subgraph shares, then its own contract. */
  readonly sdl: string;
  readonly url: string;
}

export interface Composed {
  readonly supergraph: string;
  /** What clients see, without federation's and our policies' machinery. */
  readonly api: string;
}

/** Composes the subgraphs. Throws one Error that lists every composition error with its code, or every fault against our conventions. */
export function compose(subgraphs: readonly SubgraphDefinition[]): Composed {
  const contracts = subgraphs.map(({ name, sdl, url }) => ({ name, url, document: parse(sdl) }));
  const result = composeServices(contracts.map(({ name, url, document }) => ({ name, url, typeDefs: document })));
  if (result.errors) {
    const lines = result.errors.map((error) => `${String(error.extensions?.code ?? 'ERROR')}: ${error.message}`);
    throw new Error(`The subgraphs do not compose:\n  ${lines.join('\n  ')}`);
  }
  const faults = conventionFaults(contracts);
  if (faults.length > 0) throw new Error(`The contracts break our conventions:\n  ${faults.join('\n  ')}`);
  const api = Supergraph.build(result.supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
    .apiSchema()
    .toGraphQLJSSchema();
  return { supergraph: `${result.supergraphSdl.trim()}\n`, api: `${printSchema(lexicographicSortSchema(api)).trim()}\n` };
}
