import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, type Schema, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLError, parse, printSchema } from 'graphql';
import { readInsertedNames } from '../compose/inserted-names.ts';
import { withResolvableKeysFirst } from '../compose/resolvable-keys.ts';
import type { PlanFailure, PlanRequest, SupergraphFacts } from './planner-messages.ts';
import { readEntityKeys, unmetKeys } from './unmet-keys.ts';

/** Apollo's planner over one supergraph. Building takes tens of milliseconds, planning has no time limit: run it in a thread. */
export interface PlanBuilder {
  readonly facts: SupergraphFacts;
  build(request: PlanRequest): { readonly plan: QueryPlan } | { readonly failure: PlanFailure };
}

/** Throws when the supergraph is not valid, or holds a form for which the planner is known to plan wrong data. */
export function createPlanBuilder(supergraphSdl: string): PlanBuilder {
  const document = withResolvableKeysFirst(parse(supergraphSdl, { noLocation: true }));
  const inserted = readInsertedNames(document);
  const keys = readEntityKeys(document);
  const supergraph = Supergraph.build(document, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false, generateQueryFragments: true });
  const facts: SupergraphFacts = {
    apiSdl: printSchema(api.toGraphQLJSSchema()),
    subtypes: subtypesOf(supergraph.schema),
    subgraphs: supergraph.subgraphsMetadata().map((subgraph) => subgraph.name),
    overrideLabels: overrideLabelsOf(supergraph.schema),
    inserted,
  };
  return {
    facts,
    build({ document: text, operationName, labels = [] }) {
      try {
        const operation = operationFromDocument(api, parse(text), operationName === null ? {} : { operationName });
        const overrideConditions = new Map(labels.map((label) => [label, true] as const));
        const plan = planner.buildQueryPlan(operation, { overrideConditions });
        const unmet = unmetKeys(plan, keys, facts.subtypes);
        if (unmet.length > 0) throw new Error(`the plan asks for entities without a key of theirs: ${unmet.join(', ')}`);
        return { plan };
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

function overrideLabelsOf(schema: Schema): string[] {
  const applied = schema.directive('join__field')?.applications() ?? new Set();
  const labels = [...applied].map((each) => each.arguments().overrideLabel as unknown);
  return [...new Set(labels.filter((label) => typeof label === 'string'))];
}
