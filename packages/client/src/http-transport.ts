import type { Credentials } from './credentials.ts';
import { type GraphError, graphErrorOf, networkError, record } from './graph-error.ts';

/** What the graph answered. `data` may be partial: each missing part has an entry in `errors` with its path and reason. */
export interface Answer<T> {
  readonly data: T | null;
  readonly errors: readonly GraphError[];
}

/** A document goes as its text, or by the hash under which the graph knows it; `query` is empty then. */
export interface Sent {
  readonly query: string;
  readonly extensions?: { readonly persistedQuery: { readonly version: 1; readonly sha256Hash: string } };
  readonly variables: unknown;
}

interface Outcome extends Answer<never> {
  /** The token was refused, so nothing ran. */
  readonly refused: boolean;
}

interface Options {
  readonly url: string;
  readonly credentials: Credentials;
  readonly fetch: typeof globalThis.fetch;
}

/** Sends queries and mutations by POST. When the token is refused nothing ran: it is refreshed and the request repeated, once. */
export function createHttpTransport({ url, credentials, fetch }: Options) {
  async function once(sent: Sent, who: Readonly<Record<string, string>>, signal: AbortSignal | undefined): Promise<Outcome> {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };
    let body: Record<string, unknown>;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, ...who },
        body: JSON.stringify(sent),
        ...(signal && { signal }),
      });
      body = record(await response.json());
    } catch (fault) {
      if (signal?.aborted) throw fault;
      return { data: null, errors: [networkError('The graph did not answer.')], refused: false };
    }
    const errors = Array.isArray(body.errors) ? body.errors.map(graphErrorOf) : [];
    if (!('data' in body) && errors.length === 0) errors.push(networkError('What answered is not the graph.'));
    const refused = !('data' in body) && errors.some(({ code }) => code === 'UNAUTHENTICATED');
    return { data: (body.data ?? null) as never, errors, refused };
  }

  return async (sent: Sent, signal?: AbortSignal): Promise<Answer<never>> => {
    const who = await credentials.headers();
    const first = await once(sent, who, signal);
    const repeat = first.refused && (await credentials.refresh(who));
    const { data, errors } = repeat ? await once(sent, await credentials.headers(), signal) : first;
    return { data, errors };
  };
}
