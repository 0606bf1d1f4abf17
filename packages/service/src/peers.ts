import { type Clock, err, type Logger, ok, type Result, type Viewer } from '@klear/core';
import { activeTraceparent } from '@klear/db';
import { createBreaker } from './breaker.ts';
import { type HopRequest, type HopResponse, type HopSigner, hopBody, hopPath } from './hop.ts';

/** How a sibling subgraph is reached: `send` is `Subgraph.handle` within one process, or `httpPeer(url)`. */
export interface Peer {
  readonly send: (request: HopRequest, signal: AbortSignal) => Promise<HopResponse>;
  readonly sign: HopSigner;
}

export interface Peers {
  /**
   * Asks the owner of an entity for facts that no event brought yet. Answers one item per representation, null where the owner
   * withholds or does not know it; PEER_UNAVAILABLE when it is down, late, or does not answer GraphQL.
   */
  entities<T>(
    peer: string,
    call: { viewer: Viewer; type: string; representations: readonly object[]; selection: string },
  ): Promise<Result<readonly (T | null)[], 'PEER_UNAVAILABLE'>>;
}

export function httpPeer(url: string): Peer['send'] {
  const target = new URL(url);
  return async ({ method, headers, body }, signal) => {
    const response = await fetch(target, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal,
      redirect: 'error',
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  };
}

function entitiesIn(response: HopResponse, count: number): unknown[] | undefined {
  if (response.status >= 500 || response.status === 401) return undefined;
  const { data } = JSON.parse(response.body) as { data?: { _entities?: unknown[] } | null };
  return data?._entities?.length === count ? data._entities : undefined;
}

/** Signed calls to siblings, each within `timeoutMs` and behind a breaker of its own per sibling. */
export function createPeers(options: { peers: Readonly<Record<string, Peer>>; clock: Clock; log: Logger; timeoutMs?: number }): Peers {
  const { clock, log, timeoutMs = 800 } = options;
  const breakers = new Map(Object.keys(options.peers).map((name) => [name, createBreaker({ clock })]));
  return {
    async entities<T>(name: string, call: { viewer: Viewer; type: string; representations: readonly object[]; selection: string }) {
      const peer = options.peers[name];
      const breaker = breakers.get(name);
      if (!peer || !breaker?.allows()) return err('PEER_UNAVAILABLE');
      const query = `query Peer($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${call.type} ${call.selection} } }`;
      const representations = call.representations.map((representation) => ({ __typename: call.type, ...representation }));
      const body = hopBody({ query, variables: { representations } });
      const signed = peer.sign({ method: 'POST', path: hopPath, body, viewer: call.viewer, at: clock.now() });
      const traceparent = activeTraceparent();
      const headers = traceparent ? { ...signed, traceparent } : signed;
      const signal = AbortSignal.timeout(timeoutMs);
      const { promise: late, reject } = Promise.withResolvers<never>();
      const onLate = () => reject(signal.reason);
      signal.addEventListener('abort', onLate);
      try {
        const response = await Promise.race([peer.send({ method: 'POST', path: hopPath, headers, body }, signal), late]);
        const entities = entitiesIn(response, representations.length);
        if (!entities) throw new TypeError(`peer answered ${response.status} without the entities`);
        breaker.succeeded();
        return ok(entities as (T | null)[]);
      } catch (error) {
        breaker.failed();
        log.warn({ peer: name, requestId: call.viewer.requestId, err: error }, 'peer unavailable');
        return err('PEER_UNAVAILABLE');
      } finally {
        signal.removeEventListener('abort', onLate);
      }
    },
  };
}
