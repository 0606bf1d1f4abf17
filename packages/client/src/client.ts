import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type DocumentNode, Kind } from 'graphql';
import { type CredentialOptions, createCredentials } from './credentials.ts';
import { createDocumentNames } from './document-names.ts';
import { createEventWay } from './event-transport.ts';
import { createFollow } from './follow.ts';
import { type Answer, createHttpTransport, type OnPart } from './http-transport.ts';
import { createSocketWay } from './socket-transport.ts';

export type { Answer } from './http-transport.ts';

export interface ClientOptions extends CredentialOptions {
  /** Address of the graph, for example https://api.example.org/graphql. Sockets use the same one. */
  readonly url: string;
  readonly fetch?: typeof globalThis.fetch;
  /** `hash` sends the SHA-256 of each document instead of its text: for a graph that knows them as trusted, or as registered. */
  readonly documents?: 'text' | 'hash';
  /** How subscriptions travel: on one socket unless told, or each as server-sent events, for users behind proxies that cut sockets. */
  readonly subscriptions?: 'socket' | 'events';
  /** The WebSocket class, where the platform has none. */
  readonly webSocket?: unknown;
  /** Told when the socket of subscriptions stands, and when it is gone: what is shown as live is so between the two. */
  readonly onSocket?: (isOpen: boolean) => void;
  /** How often an open socket is asked whether anybody is there, in milliseconds: 15 s unless told. Silence for as long again ends it. */
  readonly heartbeatMs?: number;
  /** How long a broken subscription waits before its n-th try in a row, in milliseconds; undefined gives up. */
  readonly reconnectDelayMs?: (attempt: number) => number | undefined;
}

export interface CallOptions {
  /** Ends the request or the subscription. */
  readonly signal?: AbortSignal;
}

export interface QueryOptions<T> extends CallOptions {
  /**
   * Told the answer each time that more of it is there, but for the last time: that is what `query` resolves with. With it, what the
   * document marks with `@defer` comes after the rest; what is not there yet is absent, as the document's type says.
   */
  readonly onPart?: (answer: Answer<T>) => void;
}

type Rest<V, O = CallOptions> = Record<string, never> extends V ? [variables?: V, options?: O] : [variables: V, options?: O];

export interface Client {
  /** Runs a query. What the graph withholds is in `errors`, the rest in `data`; rejects only when the signal aborts. */
  query<T, V>(document: TypedDocumentNode<T, V>, ...rest: Rest<V, QueryOptions<T>>): Promise<Answer<T>>;
  /** Runs a mutation. Expected outcomes are members of its result union in `data`. */
  mutate<T, V>(document: TypedDocumentNode<T, V>, ...rest: Rest<V>): Promise<Answer<T>>;
  /**
   * Follows a subscription through broken connections: with `$resumeAfter` in the document it continues behind the last
   * cursor. An answer with code RESYNC says that events may have been missed; query again and go on reading.
   */
  subscribe<T, V>(document: TypedDocumentNode<T, V>, ...rest: Rest<V>): AsyncIterableIterator<Answer<T>>;
  /** Closes what is open; subscriptions end. */
  close(): Promise<void>;
}

/** Half a second, doubled each time up to 15 s, with a quarter of chance; after 20 tries in a row it gives up. */
function patientDelayMs(attempt: number): number | undefined {
  return attempt < 20 ? Math.min(500 * 2 ** attempt, 15_000) * (0.75 + Math.random() / 2) : undefined;
}

/** The typed way to the graph, for browsers and servers. */
export function createClient(options: ClientOptions): Client {
  const credentials = createCredentials(options);
  const { url, webSocket, onSocket, heartbeatMs, reconnectDelayMs = patientDelayMs } = options;
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const send = createHttpTransport({ url, credentials, fetch });
  const way =
    options.subscriptions === 'events'
      ? createEventWay({ url, credentials, fetch })
      : createSocketWay({ url: url.replace(/^http/, 'ws'), credentials, webSocket, onSocket, heartbeatMs });
  const follow = createFollow({ way, credentials, reconnectDelayMs });
  const name = createDocumentNames(options.documents ?? 'text');
  const sentOf = async (document: DocumentNode, variables: unknown) => ({ ...(await name(document)), variables: variables ?? {} });
  const run = async (document: DocumentNode, variables: unknown, signal?: AbortSignal, onPart?: OnPart) =>
    send(await sentOf(document, variables), signal, onPart);

  return {
    query: (document, ...[variables, { signal, onPart } = {}]) => run(document, variables, signal, onPart),
    mutate: (document, ...[variables, { signal } = {}]) => run(document, variables, signal),
    subscribe: (document, ...[variables, { signal } = {}]) =>
      follow({ sent: sentOf(document, variables), resumable: takesCursor(document) }, signal),
    close: () => way.close(),
  };
}

function takesCursor(document: DocumentNode): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.variableDefinitions?.some(({ variable }) => variable.name.value === 'resumeAfter'),
  );
}
