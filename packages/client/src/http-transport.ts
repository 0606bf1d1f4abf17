import { meros } from 'meros/browser';
import type { Credentials } from './credentials.ts';
import { type GraphError, graphErrorOf, networkError, record } from './graph-error.ts';
import { createGrowing } from './parts.ts';

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

/** Takes an answer as far as it is there. */
export type OnPart = (answer: Answer<never>) => void;

const whole = 'application/graphql-response+json, application/json';
const inParts = `multipart/mixed;deferSpec=20220824, ${whole}`;

/** Reads an answer in parts to its end. */
async function gather(
  parts: AsyncIterable<{ readonly json: boolean; readonly body: unknown }>,
  onPart: OnPart,
  signal?: AbortSignal,
): Promise<Outcome> {
  const growing = createGrowing();
  const soFar = () => ({ data: (growing.data ?? null) as never, errors: growing.errors });
  try {
    for await (const { json, body } of parts) if (json && growing.add(body) && growing.isOpen) onPart(soFar());
  } catch (fault) {
    if (growing.data === undefined || signal?.aborted) throw fault;
  }
  const cut = growing.isOpen ? [networkError('The graph did not answer to the end.')] : [];
  return { ...soFar(), errors: [...growing.errors, ...cut], refused: false };
}

/** Sends queries and mutations by POST. When the token is refused nothing ran: it is refreshed and the request repeated, once. */
export function createHttpTransport({ url, credentials, fetch }: Options) {
  async function once(sent: Sent, who: Readonly<Record<string, string>>, signal?: AbortSignal, onPart?: OnPart): Promise<Outcome> {
    const headers = { 'content-type': 'application/json', accept: onPart ? inParts : whole };
    let body: Record<string, unknown>;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, ...who },
        body: JSON.stringify(sent),
        ...(signal && { signal }),
      });
      const parts = onPart ? await meros(response) : response;
      if (onPart && Symbol.asyncIterator in parts) return await gather(parts, onPart, signal);
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

  return async (sent: Sent, signal?: AbortSignal, onPart?: OnPart): Promise<Answer<never>> => {
    const who = await credentials.headers();
    const first = await once(sent, who, signal, onPart);
    const repeat = first.refused && (await credentials.refresh(who));
    const { data, errors } = repeat ? await once(sent, await credentials.headers(), signal, onPart) : first;
    return { data, errors };
  };
}
