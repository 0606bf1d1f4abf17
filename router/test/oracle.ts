import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { LocalGraphQLDataSource } from '@apollo/gateway';
import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js';
import { buildOperationContext } from '@apollo/gateway/dist/operationContext.js';
import { QueryPlanner } from '@apollo/query-planner';
import { type GraphQLSchema, parse } from 'graphql';

export interface OracleAnswer {
  readonly data: unknown;
  /** Its own null checks hide in extensions; here they count as errors. */
  readonly hasErrors: boolean;
}

/**
 * The stock executor lets an interface object's own name ("Work") replace the type of an entity that it knows already, and
 * then answers null. Taken out of the answers here, so that everything else can be compared.
 */
class Source extends LocalGraphQLDataSource {
  override async process(options: Parameters<LocalGraphQLDataSource['process']>[0]) {
    const answer = await super.process(options);
    const entities = (answer.data as { _entities?: ({ __typename?: string } | null)[] } | null)?._entities;
    for (const entity of entities ?? []) if (entity?.__typename === 'Work') delete entity.__typename;
    return answer;
  }
}

/** Answers with the planner and the executor of the stock @apollo/gateway. */
export function createOracle(supergraphSdl: string, subgraphs: Readonly<Record<string, GraphQLSchema>>) {
  const supergraph = Supergraph.build(supergraphSdl.replaceAll(', for: SECURITY', ''));
  const api = supergraph.apiSchema();
  const schema = api.toGraphQLJSSchema();
  const full = supergraph.schema.toGraphQLJSSchema();
  const planner = new QueryPlanner(supergraph);
  const services = Object.fromEntries(Object.entries(subgraphs).map(([name, subgraph]) => [name, new Source(subgraph)]));
  return async (query: string, variables: Record<string, unknown>): Promise<OracleAnswer> => {
    const document = parse(query);
    const plan = planner.buildQueryPlan(operationFromDocument(api, document));
    const requestContext = { request: { query, variables }, context: {}, metrics: {}, logger: console } as unknown as Parameters<
      typeof executeQueryPlan
    >[2];
    const operationContext = buildOperationContext({ schema, operationDocument: document });
    const answer = await executeQueryPlan(plan, services as never, requestContext, operationContext, full, api);
    const completion = (answer.extensions as { valueCompletion?: unknown[] } | undefined)?.valueCompletion;
    return {
      data: JSON.parse(JSON.stringify(answer.data ?? null)),
      hasErrors: (answer.errors?.length ?? 0) > 0 || (completion?.length ?? 0) > 0,
    };
  };
}
