import { type ExecutionResult, type GraphQLSchema, graphql, parse, subscribe } from 'graphql';
import { readAnswer, type SubgraphRequest, type SubgraphTransport, SubscriptionRefused } from '../src/execute/transport.ts';

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
  const take = ({ body, viewer, kind }: SubgraphRequest) => {
    const request = JSON.parse(body) as SentBody;
    sent.push({ ...request, viewer, kind });
    return { source: request.query, variableValues: request.variables ?? null, operationName: request.operationName ?? null };
  };
  const read = (answer: ExecutionResult, asText?: boolean) => readAnswer(200, JSON.stringify(answer), asText);
  return {
    sent,
    execute: async (request) => read(await graphql({ schema, ...take(request) }), request.asText),
    async *subscribe(request) {
      const { source, ...rest } = take(request);
      const events = await subscribe({ schema, document: parse(source), ...rest });
      if (!(Symbol.asyncIterator in events)) throw new SubscriptionRefused(read(events).errors ?? []);
      for await (const event of events) yield read(event);
    },
    close: async () => {},
  };
}
