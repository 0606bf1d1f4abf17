import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, type Schema, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLError, parse, printSchema } from 'graphql';
import { refuseUnsafeRequires } from '../compose/unsafe-requires.ts';
import type { PlanFailure, PlanRequest, SupergraphFacts } from './planner-messages.ts';

/** Apollo's planner over one supergraph. Building takes tens of milliseconds, planning has no time limit: run it in a thread. */
export interface PlanBuilder {
  readonly facts: SupergraphFacts;
  build(request: PlanRequest): { readonly plan: QueryPlan } | { readonly failure: PlanFailure };
}

/** Throws when the supergraph is not valid, or holds a form for which the planner is known to plan wrong data. */
export function createPlanBuilder(supergraphSdl: string): PlanBuilder {
  refuseUnsafeRequires(supergraphSdl);
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false, generateQueryFragments: true });
  const facts: SupergraphFacts = {
    apiSdl: printSchema(api.toGraphQLJSSchema()),
    subtypes: subtypesOf(supergraph.schema),
    subgraphs: supergraph.subgraphsMetadata().map((subgraph) => subgraph.name),
  };
  return {
    facts,
    build({ document, operationName }) {
      try {
        const operation = operationFromDocument(api, parse(document), operationName === null ? {} : { operationName });
        return { plan: planner.buildQueryPlan(operation) };
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        return { failure: { code: cause instanceof GraphQLError ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR', message } };
      }
    },
  };
}

function subtypesOf(schema: Schema): Record<string, string[]> {
  const subtypes: Record<string, string[]> = Object.create(null);
  for (const type of schema.interfaceTypes()) subtypes[type.name] = type.allImplementations().map((below) => below.name);
  for (const type of schema.unionTypes()) subtypes[type.name] = type.types().map((below) => below.name);
  return subtypes;
}
