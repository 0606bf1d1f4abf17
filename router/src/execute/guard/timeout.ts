import type { SubgraphTransport } from '../transport.ts';

/** No answer of this subgraph may take longer than `timeoutMs`, whatever the request allows. The transport keeps the time. */
export function withTimeout(inner: SubgraphTransport, timeoutMs: number): SubgraphTransport {
  return {
    execute: (request) => inner.execute(request.timeoutMs <= timeoutMs ? request : { ...request, timeoutMs }),
    subscribe: (request) => inner.subscribe(request),
    close: () => inner.close(),
  };
}
