import type { Clock } from '@klear/core';
import { type HopSigner, hopPath } from '@klear/service';
import type { SubgraphRequest } from './transport.ts';

/** Signs one message for a subgraph. Each try is signed anew, for a nonce is good once. */
export function signedHeaders(
  request: Pick<SubgraphRequest, 'viewer' | 'trace'>,
  body: string | Buffer,
  hop: { readonly sign: HopSigner; readonly clock: Clock },
): Record<string, string> {
  const signed = hop.sign({ method: 'POST', path: hopPath, body, viewer: request.viewer, at: hop.clock.now() });
  return { 'content-type': 'application/json', ...signed, ...(request.trace ? { traceparent: request.trace } : {}) };
}
