import type { Result, Viewer } from '@klear/core';

/** One GraphQL request as it travels from the router (or a sibling) to a subgraph, over HTTP, a socket, or within one process. */
export interface HopRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  /** The signed bytes: JSON of { query, variables, operationName } as `hopBody` writes it. */
  readonly body: string;
  /** The body as it came over HTTP, of which `body` is the text. */
  readonly bytes?: Buffer | undefined;
}

export interface HopResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Answers who is asking, or why the request is not the router's. Made by `createHopVerifier` of @klear/auth. */
export type HopVerifier = (request: HopRequest) => Result<Viewer, unknown>;

/** Takes the nonce of a mutation for all processes of a subgraph; false when it was taken before. `takeNonce` of a Database. */
export type TakeNonce = (viewer: Viewer, nonce: string, expiresAt: Date) => Promise<boolean>;

/** Signs a request for one audience. Made by `createHopSigner` of @klear/auth. */
export type HopSigner = (request: {
  method: string;
  path: string;
  body: string | Buffer;
  viewer: Viewer;
  at: Date;
}) => Record<string, string>;

/** The path that every hop signs, queries and subscribe messages alike. */
export const hopPath = '/graphql';

export interface GraphQLParams {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/**
 * Writes the body that a hop signs. Sender and receiver of a socket's subscribe message both use it, so the order of its
 * members is part of the signature: query, variables, operationName; what is absent or null is left out.
 */
export function hopBody(params: GraphQLParams): string {
  return JSON.stringify({
    query: params.query,
    variables: params.variables ?? undefined,
    operationName: params.operationName ?? undefined,
  });
}
