import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { LocalGraphQLDataSource } from '@apollo/gateway';
import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js';
import { buildOperationContext } from '@apollo/gateway/dist/operationContext.js';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type GraphQLSchema, parse } from 'graphql';
import { interfaceObjectsOf, keepTypes } from '../src/execute/apollo-executor.ts';

export interface OracleError {
  readonly path?: readonly (string | number)[] | undefined;
  readonly code: unknown;
}

export interface OracleAnswer {
  readonly data: unknown;
  /** What subgraphs said. */
  readonly errors: readonly OracleError[];
  /** Its own null checks. It tells them only when no subgraph said anything, and in extensions. */
  readonly nulls: readonly OracleError[];
  readonly plan: QueryPlan;
}

export type Oracle = (
  query: string,
  variables: Record<string, unknown>,
  subgraphs?: Readonly<Record<string, GraphQLSchema>>,
) => Promise<OracleAnswer>;

class Source extends LocalGraphQLDataSource {
  readonly #interfaceObjects: ReadonlySet<string>;

  constructor(schema: GraphQLSchema, interfaceObjects: ReadonlySet<string>) {
    super(schema);
    this.#interfaceObjects = interfaceObjects;
  }

  override async process(options: Parameters<LocalGraphQLDataSource['process']>[0]) {
    const answer = await super.process(options);
    return { ...answer, data: answer.data && keepTypes(answer.data, this.#interfaceObjects) };
  }
}

/** Answers with the planner and the executor of the stock @apollo/gateway. */
export function createOracle(supergraphSdl: string, given: Readonly<Record<string, GraphQLSchema>>): Oracle {
  const supergraph = Supergraph.build(supergraphSdl.replaceAll(', for: SECURITY', ''));
  const api = supergraph.apiSchema();
  const schema = api.toGraphQLJSSchema();
  const full = supergraph.schema.toGraphQLJSSchema();
  // The same texts for subgraphs: of two errors in one object that must not be null, a subgraph tells the first.
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false, generateQueryFragments: true });
  const interfaceObjects = interfaceObjectsOf(supergraph);
  const servicesOf = (subgraphs: typeof given) =>
    Object.fromEntries(Object.entries(subgraphs).map(([name, subgraph]) => [name, new Source(subgraph, interfaceObjects)]));
  const services = servicesOf(given);
  return async (query, variables, subgraphs) => {
    const document = parse(query);
    const plan = planner.buildQueryPlan(operationFromDocument(api, document));
    const requestContext = { request: { query, variables }, context: {}, metrics: {}, logger: console } as unknown as Parameters<
      typeof executeQueryPlan
    >[2];
    const operationContext = buildOperationContext({ schema, operationDocument: document });
    const at = subgraphs ? servicesOf(subgraphs) : services;
    const answer = await executeQueryPlan(plan, at as never, requestContext, operationContext, full, api);
    const completion = (answer.extensions as { valueCompletion?: readonly OracleError[] } | undefined)?.valueCompletion;
    return {
      data: JSON.parse(JSON.stringify(answer.data ?? null)),
      errors: (answer.errors ?? []).map(({ path, extensions }) => ({ path, code: extensions?.code })),
      nulls: (completion ?? []).map(({ path }) => ({ path, code: 'INTERNAL_SERVER_ERROR' })),
      plan,
    };
  };
}
