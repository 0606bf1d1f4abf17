import { type SubgraphAnswer, type SubgraphRequest, type SubgraphTransport, TransportFault } from '../transport.ts';

/**
 * At most `concurrent` requests to a subgraph run at once and `waiting` wait, first come first served: a slow subgraph cannot
 * take the whole router with it. Who waits keeps its deadline, and leaves the queue when its client leaves. Subscriptions pass.
 */
export function withBulkhead(
  inner: SubgraphTransport,
  { concurrent, waiting, onRefused }: { concurrent: number; waiting: number; onRefused?: () => void },
): SubgraphTransport {
  let running = 0;
  const queue = new Set<() => void>();

  async function run(request: SubgraphRequest): Promise<SubgraphAnswer> {
    running++;
    try {
      return await inner.execute(request);
    } finally {
      running--;
      const [next] = queue;
      next?.();
    }
  }

  function wait(request: SubgraphRequest): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const from = performance.now();
    const settle = () => {
      queue.delete(enter);
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', leave);
    };
    const enter = () => {
      settle();
      // The place is taken now, so that nobody who comes between slips in.
      running++;
      resolve(request.timeoutMs - (performance.now() - from));
    };
    const leave = () => {
      settle();
      reject(new TransportFault('SERVICE_UNAVAILABLE', request.signal?.reason));
    };
    const timer = setTimeout(() => {
      settle();
      reject(new TransportFault('DEADLINE_EXCEEDED', new Error('no place came free in time')));
    }, request.timeoutMs);
    queue.add(enter);
    request.signal?.addEventListener('abort', leave);
    if (request.signal?.aborted) leave();
    return promise;
  }

  return {
    async execute(request) {
      if (running < concurrent) return run(request);
      if (queue.size >= waiting) {
        onRefused?.();
        throw new TransportFault('SERVICE_UNAVAILABLE', new Error('too many requests wait for this subgraph'));
      }
      const timeoutMs = await wait(request);
      running--;
      return run({ ...request, timeoutMs: Math.max(1, timeoutMs) });
    },
    subscribe: (request) => inner.subscribe(request),
    close: () => inner.close(),
  };
}
