import type { Viewer } from '@klear/core';
import { dataText } from './pass-through.ts';

/** One GraphQL operation for one subgraph. */
export interface SubgraphRequest {
  /** JSON text of { query, variables, operationName }. It is sent as it is; these bytes are what the hop signs. */
  readonly body: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly viewer: Viewer;
  /** How long the answer may take, from now. Not used by subscriptions. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** W3C traceparent for the hop. */
  readonly trace?: string | null | undefined;
  /** Answer `text` instead of `data` where the answer holds nothing else. */
  readonly asText?: boolean | undefined;
}

export interface SubgraphError {
  readonly message?: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly SubgraphError[];
  /** JSON text of `data`, unread: given for a request `asText` when there is nothing beside it. */
  readonly text?: string;
  /** The HTTP status, when it is 500 or more: the answer speaks against its subgraph even where it can be read. */
  readonly status?: number;
}

/** The way to one subgraph. Every message is signed; failures of the way itself are a TransportFault. */
export interface SubgraphTransport {
  execute(request: SubgraphRequest): Promise<SubgraphAnswer>;
  /**
   * Yields one answer per event. Ends when the subgraph completes; throws a TransportFault when the way breaks, and
   * a SubscriptionRefused when the subgraph refuses the operation itself.
   */
  subscribe(request: SubgraphRequest): AsyncIterable<SubgraphAnswer>;
  close(): Promise<void>;
}

/** A subgraph that could not be reached or gave no GraphQL answer. The cause is for logs only. */
export class TransportFault extends Error {
  readonly code: 'SERVICE_UNAVAILABLE' | 'DEADLINE_EXCEEDED';
  /** No answer had begun, or something before the subgraph said that it did not answer: a read may be asked once more. */
  readonly mayRepeat: boolean;

  constructor(code: 'SERVICE_UNAVAILABLE' | 'DEADLINE_EXCEEDED', cause?: unknown, mayRepeat = false) {
    super(code === 'DEADLINE_EXCEEDED' ? 'A service took too long to answer.' : 'A service is not available.', { cause });
    this.name = 'TransportFault';
    this.code = code;
    this.mayRepeat = mayRepeat;
  }
}

/** The subgraph answered a subscription with errors and no event. */
export class SubscriptionRefused extends Error {
  readonly errors: readonly SubgraphError[];

  constructor(errors: readonly SubgraphError[]) {
    super('The service refused the subscription.');
    this.name = 'SubscriptionRefused';
    this.errors = errors;
  }
}

/** Reads a body that should be a GraphQL answer. Anything else is a TransportFault. */
export function parseAnswer(text: string): SubgraphAnswer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new TransportFault('SERVICE_UNAVAILABLE', cause);
  }
  if (typeof parsed !== 'object' || parsed === null || !(Object.hasOwn(parsed, 'data') || Object.hasOwn(parsed, 'errors'))) {
    throw new TransportFault('SERVICE_UNAVAILABLE', new Error('the answer is not a GraphQL answer'));
  }
  const { data, errors } = parsed as { data?: unknown; errors?: unknown };
  return {
    data: typeof data === 'object' && !Array.isArray(data) ? (data as Record<string, unknown> | null) : null,
    ...(Array.isArray(errors) ? { errors: errors as SubgraphError[] } : {}),
  };
}

/**
 * Reads a whole response. 401 means that the subgraph did not accept the router's own signature: that is a fault of the
 * platform (a wrong key, a clock that runs away) and must not read as "sign in first" to the client.
 */
export function readAnswer(status: number, body: string, asText = false): SubgraphAnswer {
  const text = asText && status === 200 ? dataText(body) : undefined;
  if (text !== undefined) return { text };
  if (status === 401) throw new TransportFault('SERVICE_UNAVAILABLE', new Error('the subgraph refused the signature of the hop'));
  if (status < 500) return parseAnswer(body);
  try {
    return { ...parseAnswer(body), status };
  } catch (cause) {
    throw new TransportFault('SERVICE_UNAVAILABLE', new Error(`the subgraph answered ${status}`, { cause }), status > 501 && status < 505);
  }
}
