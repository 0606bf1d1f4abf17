import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, type Schema, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLError, parse, printSchema } from 'graphql';
import { readInsertedNames } from '../compose/inserted-names.ts';
import { withResolvableKeysFirst } from '../compose/resolvable-keys.ts';
import { lostFields } from './lost-fields.ts';
import type { PlanFailure, PlanRequest, SupergraphFacts } from './planner-messages.ts';
import { readEntityKeys, unmetKeys } from './unmet-keys.ts';

/** Apollo's planner over one supergraph. Building takes tens of milliseconds, planning has no time limit: run it in a thread. */
export interface PlanBuilder {
  readonly facts: SupergraphFacts;
  build(request: PlanRequest): { readonly plan: QueryPlan } | { readonly failure: PlanFailure };
}

/** Throws when the supergraph is not valid, or holds a form for which the planner is known to plan wrong data. */
export function createPlanBuilder(supergraphSdl: string): PlanBuilder {
  const sdl = withResolvableKeysFirst(parse(supergraphSdl, { noLocation: true }));
  const inserted = readInsertedNames(sdl);
  const keys = readEntityKeys(sdl);
  const supergraph = Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const api = supergraph.apiSchema();
  const schema = api.toGraphQLJSSchema();
  const settings = { reuseQueryFragments: false, generateQueryFragments: true };
  const planner = new QueryPlanner(supergraph, settings);
  // A planner of its own, for it plans what has no @defer otherwise, too; built when the first @defer is met.
  let deferring: QueryPlanner | undefined;

  const facts: SupergraphFacts = {
    apiSdl: printSchema(schema),
    subtypes: subtypesOf(supergraph.schema),
    subgraphs: supergraph.subgraphsMetadata().map((subgraph) => subgraph.name),
    overrideLabels: overrideLabelsOf(supergraph.schema),
    inserted,
  };

  function planBy(used: QueryPlanner, { document: text, operationName, labels = [] }: PlanRequest): QueryPlan {
    const document = parse(text, { noLocation: true });
    const operation = operationFromDocument(api, document, operationName === null ? {} : { operationName });
    const overrideConditions = new Map(labels.map((label) => [label, true] as const));
    const plan = used.buildQueryPlan(operation, { overrideConditions });
    const unmet = unmetKeys(plan, keys, facts.subtypes);
    if (unmet.length > 0) throw new Error(`the plan asks for entities without a key of theirs: ${unmet.join(', ')}`);
    const lost = lostFields(schema, document, operationName, plan, facts.subtypes);
    if (lost.length > 0) throw new Error(`the plan does not ask for what the client did: ${lost.join(', ')}`);
    return plan;
  }

  /** Undefined when the planner fails at its own checks or at ours, as it does for some @defer: the answer comes in one piece then. */
  function deferredPlan(request: PlanRequest): QueryPlan | undefined {
    if (!request.isDeferred) return undefined;
    deferring ??= new QueryPlanner(supergraph, { ...settings, incrementalDelivery: { enableDefer: true } });
    try {
      return planBy(deferring, request);
    } catch {
      return undefined;
    }
  }

  return {
    facts,
    build(request) {
      try {
        return { plan: deferredPlan(request) ?? planBy(planner, request) };
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
