import type { Clock } from '@klear/core';
import { type HopSigner, hopBody } from '@klear/service';
import { type Client, createClient } from 'graphql-ws/client';
import { WebSocket } from 'ws';
import { createEventQueue } from '../subscribe/event-queue.ts';
import { signedHeaders } from './hop-request.ts';
import {
  parseAnswer,
  type SubgraphAnswer,
  type SubgraphError,
  type SubgraphRequest,
  SubscriptionRefused,
  TransportFault,
} from './transport.ts';

/** Events that wait for a run of their plan. More means that the subgraph is faster than the graph: start anew from the cursor. */
const maxWaitingEvents = 1_024;

/** All subscriptions to one subgraph on one graphql-ws socket. Each subscribe message is signed; the connection is not trusted. */
export function createSocketUpstream(hop: { readonly url: string; readonly sign: HopSigner; readonly clock: Clock }): {
  subscribe(request: SubgraphRequest): AsyncIterable<SubgraphAnswer>;
  close(): Promise<void>;
} {
  const client: Client = createClient({
    url: hop.url,
    webSocketImpl: WebSocket,
    lazy: true,
    lazyCloseTimeout: 5_000,
    retryAttempts: 0,
    keepAlive: 10_000,
    // Failures reach each subscription's sink; the engine logs them there.
    onNonLazyError: () => {},
  });

  async function* subscribe(request: SubgraphRequest): AsyncIterable<SubgraphAnswer> {
    const { query, variables, operationName } = JSON.parse(request.body) as Parameters<typeof hopBody>[0];
    const message = { query, variables: variables ?? null, operationName: operationName ?? null };
    const queue = createEventQueue<SubgraphAnswer>(maxWaitingEvents);
    const leave = client.subscribe<SubgraphAnswer>(
      { ...message, extensions: { klear: signedHeaders(request, hopBody(message), hop) } },
      {
        next: (answer) => {
          if (!queue.push(answer as SubgraphAnswer))
            queue.fail(new TransportFault('SERVICE_UNAVAILABLE', new Error('too many events wait')));
        },
        error: (cause) =>
          queue.fail(
            Array.isArray(cause) ? new SubscriptionRefused(cause as SubgraphError[]) : new TransportFault('SERVICE_UNAVAILABLE', cause),
          ),
        complete: () => queue.end(),
      },
    );
    const stop = () => queue.end();
    request.signal?.addEventListener('abort', stop);
    if (request.signal?.aborted) stop();
    try {
      for await (const answer of queue) {
        if (answer.data === undefined && answer.errors) throw new SubscriptionRefused(answer.errors);
        yield parseAnswer(JSON.stringify(answer));
      }
    } finally {
      request.signal?.removeEventListener('abort', stop);
      leave();
    }
  }

  return { subscribe, close: async () => client.dispose() };
}
