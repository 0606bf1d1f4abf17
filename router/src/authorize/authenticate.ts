import { type AccessClaims, type TokenVerifier, viewerOf } from '@klear/auth';
import { unauthenticated, type Viewer } from '@klear/core';

/** What a request says of its sender: HTTP headers, or the same names in a socket's connection_init. */
export interface Credentials {
  readonly authorization?: string | undefined;
  readonly 'klear-organization'?: string | undefined;
  readonly 'klear-purpose'?: string | undefined;
}

/** What a socket's connection_init, or a ping, says of its sender. */
export function credentialsIn(params: Readonly<Record<string, unknown>> | undefined): Credentials {
  const text = (name: string) => {
    const value = params?.[name] ?? params?.[name.charAt(0).toUpperCase() + name.slice(1)];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return { authorization: text('authorization'), 'klear-organization': text('klear-organization'), 'klear-purpose': text('klear-purpose') };
}

export interface Authenticated {
  readonly viewer: Viewer;
  /** What the token says; null for an anonymous viewer. */
  readonly claims: AccessClaims | null;
  /** When the token lapses; null for an anonymous viewer. */
  readonly expiresAt: Date | null;
}

export type Authenticate = (credentials: Credentials, requestId: string) => Promise<Authenticated>;

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * Tells who is asking; one function for HTTP and sockets. No token is anonymous; a token that is not good is a Refusal
 * UNAUTHENTICATED and never read as anonymous.
 */
export function createAuthenticate(verifier: TokenVerifier): Authenticate {
  return async (credentials, requestId) => {
    const { authorization } = credentials;
    const request = { organization: credentials['klear-organization'], purpose: credentials['klear-purpose'], requestId };
    if (authorization === undefined) return { viewer: unwrap(viewerOf({ ...request, claims: null })), claims: null, expiresAt: null };
    const token = bearer.exec(authorization)?.[1];
    const verified = token === undefined ? undefined : await verifier.verify(token);
    if (!verified?.ok) {
      throw unauthenticated(
        verified?.error === 'TOKEN_EXPIRED'
          ? 'The access token is expired. Refresh the session.'
          : 'The access token is not valid. Sign in again.',
      );
    }
    const claims = verified.value;
    return { viewer: unwrap(viewerOf({ ...request, claims })), claims, expiresAt: claims.expiresAt };
  };
}

function unwrap(viewer: ReturnType<typeof viewerOf>): Viewer {
  if (!viewer.ok) throw viewer.error;
  return viewer.value;
}
