import type { Clock } from '@klear/core';
import { type HopSigner, hopPath, type Subgraph } from '@klear/service';
import { signedHeaders } from './hop-request.ts';
import { parseAnswer, readAnswer, type SubgraphAnswer, type SubgraphTransport, SubscriptionRefused, TransportFault } from './transport.ts';

/** The way to a subgraph that lives in this process: the same signed messages as over HTTP, without a socket. */
export function createInProcessTransport(hop: {
  readonly subgraph: Pick<Subgraph, 'handle' | 'subscribe'>;
  readonly sign: HopSigner;
  readonly clock: Clock;
}): SubgraphTransport {
  const messageOf = (request: Parameters<SubgraphTransport['execute']>[0]) => ({
    method: 'POST',
    path: hopPath,
    headers: signedHeaders(request, request.body, hop),
    body: request.body,
  });

  return {
    async execute(request) {
      const { promise: ended, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new TransportFault('DEADLINE_EXCEEDED')), request.timeoutMs);
      const leave = () => reject(new TransportFault('SERVICE_UNAVAILABLE', request.signal?.reason));
      if (request.signal?.aborted) leave();
      request.signal?.addEventListener('abort', leave);
      try {
        const response = await Promise.race([hop.subgraph.handle(messageOf(request)), ended]);
        return readAnswer(response.status, response.body, request.asText);
      } catch (cause) {
        throw cause instanceof TransportFault ? cause : new TransportFault('SERVICE_UNAVAILABLE', cause);
      } finally {
        clearTimeout(timer);
        request.signal?.removeEventListener('abort', leave);
      }
    },
    async *subscribe(request) {
      const opened = await hop.subgraph.subscribe(messageOf(request)).catch((cause) => {
        throw new TransportFault('SERVICE_UNAVAILABLE', cause);
      });
      if (!(Symbol.asyncIterator in opened)) throw new SubscriptionRefused(readAnswer(opened.status, opened.body).errors ?? []);
      const events = opened[Symbol.asyncIterator]();
      // A generator that waits for its next event cannot be returned: leaving closes the source at once.
      const leave = () => void events.return?.();
      request.signal?.addEventListener('abort', leave);
      try {
        while (!request.signal?.aborted) {
          const next = await events.next().catch((cause) => {
            throw new TransportFault('SERVICE_UNAVAILABLE', cause);
          });
          if (next.done) return;
          yield parseAnswer(JSON.stringify(next.value)) satisfies SubgraphAnswer;
        }
      } finally {
        request.signal?.removeEventListener('abort', leave);
        await events.return?.();
      }
    },
    close: async () => {},
  };
}
