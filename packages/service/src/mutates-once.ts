import { nonceOf } from '@klear/auth';
import { err, ok, Refusal, type Result, type Viewer } from '@klear/core';
import type { TakeNonce } from './hop.ts';

export const notSignedByRouter = () => new Refusal('UNAUTHENTICATED', 'This request is not signed by the router.');

/** No mutation is written without its word. A query that holds it by chance is taken for one, which costs it a nonce and nothing else. */
const mayMutate = (query: string) => query.includes('mutation');

/**
 * Lets a mutation pass once, whichever process of the subgraph it comes to: a second time it is refused like any request that is
 * not the router's. Call it behind the hop's verifier. Queries pass; their replays end at the nonces of the one process.
 */
export async function mutatesOnce(
  query: string,
  hop: { readonly headers: Readonly<Record<string, string>>; readonly viewer: Viewer; readonly takeNonce: TakeNonce },
): Promise<Result<void, Refusal>> {
  if (!mayMutate(query)) return ok(undefined);
  const sent = nonceOf(hop.headers);
  if (!sent) return err(notSignedByRouter());
  try {
    return (await hop.takeNonce(hop.viewer, sent.nonce, sent.expiresAt)) ? ok(undefined) : err(notSignedByRouter());
  } catch (fault) {
    if (fault instanceof Refusal) return err(fault);
    throw fault;
  }
}
