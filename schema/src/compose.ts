import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { type DocumentNode, type GraphQLSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { publicSchemaFaults } from './conventions/public-schema.ts';
import { reachedOpenly } from './conventions/reached-openly.ts';
import { conventionFaults } from './conventions.ts';
import { openFieldFaults } from './open-fields.ts';
import { withOwnersDescriptions } from './owner-descriptions.ts';
import { policyPage } from './policy-page/policy-page.ts';
import { protectedNames } from './protected-names.ts';
import { publicPart } from './public-contract.ts';

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
  /** The part of it that is tagged `public`: what third parties see. */
  readonly public: string;
  /** Who may see what, for people: Markdown. */
  readonly policies: string;
  /** Keys whose values no log line shows, lower case. */
  readonly protectedNames: readonly string[];
}

/** Composes the subgraphs. Throws one Error that lists every composition error with its code, or every fault against our conventions. */
export function compose(subgraphs: readonly SubgraphDefinition[]): Composed {
  const contracts = withOwnersDescriptions(subgraphs.map(({ name, sdl, url }) => ({ name, url, document: parse(sdl) })));
  const services = contracts.map(({ name, url, document }) => ({ name, url, typeDefs: document }));
  const supergraph = supergraphOf(services, 'The subgraphs do not compose');
  refuse(conventionFaults(contracts));
  refuse(openFieldFaults(reachedOpenly(contracts)));
  const api = apiSchemaOf(supergraph);
  // One composer for both, so that they cannot differ in anything but the tags.
  const shown = apiSchemaOf(supergraphOf(publicPart(services), 'The public graph does not compose'));
  refuse(publicSchemaFaults(api, shown));
  return {
    supergraph: `${supergraph.trim()}\n`,
    api: sdlOf(api),
    public: sdlOf(shown),
    policies: policyPage(contracts),
    protectedNames: protectedNames(contracts),
  };
}

type Service = { readonly name: string; readonly url: string; readonly typeDefs: DocumentNode };

function supergraphOf(services: readonly Service[], failure: string): string {
  const result = composeServices([...services]);
  if (!result.errors) return result.supergraphSdl;
  const lines = result.errors.map((error) => `${String(error.extensions?.code ?? 'ERROR')}: ${error.message}`);
  throw new Error(`${failure}:\n  ${lines.join('\n  ')}`);
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`The contracts break our conventions:\n  ${faults.join('\n  ')}`);
}

function apiSchemaOf(supergraph: string): GraphQLSchema {
  return Supergraph.build(supergraph, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }).apiSchema().toGraphQLJSSchema();
}

function sdlOf(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema)).trim()}\n`;
}
