import type { SubgraphAnswer, SubgraphRequest, SubgraphTransport } from '../src/execute/transport.ts';

/** A way to a subgraph that holds every message until it is told what becomes of it. */
export interface HeldTransport extends SubgraphTransport {
  /** Resolves with the next message that comes, or waits already. */
  asked(): Promise<HeldMessage>;
}

export interface HeldMessage {
  readonly request: SubgraphRequest;
  /** Lets it through. */
  release(): void;
  fail(fault: Error): void;
}

export function held(way: SubgraphTransport): HeldTransport {
  const waiting: HeldMessage[] = [];
  const takers: ((message: HeldMessage) => void)[] = [];
  return {
    ...way,
    execute(request) {
      const { promise, resolve, reject } = Promise.withResolvers<SubgraphAnswer>();
      const message: HeldMessage = { request, release: () => resolve(way.execute(request)), fail: reject };
      request.signal?.addEventListener('abort', () => reject(new Error('the client left')));
      const taker = takers.shift();
      if (taker) taker(message);
      else waiting.push(message);
      return promise;
    },
    asked() {
      const message = waiting.shift();
      return message ? Promise.resolve(message) : new Promise((resolve) => void takers.push(resolve));
    },
  };
}
