import { type GraphQLSchema, graphql } from 'graphql';
import { parseAnswer, type SubgraphRequest, type SubgraphTransport } from '../src/execute/transport.ts';

interface SentBody {
  readonly query: string;
  readonly variables?: Record<string, unknown> & { representations?: readonly Record<string, unknown>[] };
  readonly operationName?: string;
}

/** A subgraph's schema behind the transport contract, for tests of the executor; keeps what it was sent. */
export interface SchemaTransport extends SubgraphTransport {
  readonly sent: (SentBody & Pick<SubgraphRequest, 'viewer' | 'kind'>)[];
}

export function createSchemaTransport(schema: GraphQLSchema): SchemaTransport {
  const sent: SchemaTransport['sent'] = [];
  return {
    sent,
    async execute({ body, viewer, kind }) {
      const request = JSON.parse(body) as SentBody;
      sent.push({ ...request, viewer, kind });
      const { query: source, variables: variableValues, operationName } = request;
      return parseAnswer(
        JSON.stringify(await graphql({ schema, source, variableValues: variableValues ?? null, operationName: operationName ?? null })),
      );
    },
    // biome-ignore lint/correctness/useYield: this schema has no subscriptions
    async *subscribe() {
      throw new Error('no subscriptions here');
    },
    close: async () => {},
  };
}
