import { type AccessClaims, type TokenVerifier, viewerOf } from '@klear/auth';
import { Refusal, unauthenticated, type Viewer } from '@klear/core';

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
  // A token of another kind than text is not good; it does not make its sender anonymous.
  const given = params?.authorization ?? params?.Authorization ?? undefined;
  const authorization = given === undefined || typeof given === 'string' ? given : '';
  return { authorization, 'klear-organization': text('klear-organization'), 'klear-purpose': text('klear-purpose') };
}

export interface Authenticated {
  readonly viewer: Viewer;
  /** What the token says; null for an anonymous viewer. */
  readonly claims: AccessClaims | null;
  /** When the token lapses; null for an anonymous viewer. */
  readonly expiresAt: Date | null;
}

/** `address`: the client's, as the transport knows it; it goes on to audit stores and nowhere else. */
export type Authenticate = (credentials: Credentials, requestId: string, address?: string) => Promise<Authenticated>;

/** No IPv6 address is longer with its zone; a hop takes no more. */
const maxAddressCharacters = 64;

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * Tells who is asking; one function for HTTP and sockets. No token is anonymous; a token that is not good is a Refusal
 * UNAUTHENTICATED and never read as anonymous.
 */
export function createAuthenticate(verifier: TokenVerifier): Authenticate {
  return async (credentials, requestId, from = '') => {
    const { authorization } = credentials;
    const address = from === '' || from.length > maxAddressCharacters ? null : from;
    const request = { organization: credentials['klear-organization'], purpose: credentials['klear-purpose'], address, requestId };
    if (authorization === undefined) return { viewer: unwrap(viewerOf({ ...request, claims: null })), claims: null, expiresAt: null };
    const token = bearer.exec(authorization)?.[1];
    const verified = token === undefined ? undefined : await verifier.verify(token);
    if (!verified?.ok && verified?.error === 'STANDING_UNKNOWN') throw standingUnknown();
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

/** Neither the bus nor the owner of sessions can be asked: what may have been revoked is not served. */
export const standingUnknown = () =>
  new Refusal('SERVICE_UNAVAILABLE', 'Whether you are still signed in cannot be told right now. Try again in a moment.');

function unwrap(viewer: ReturnType<typeof viewerOf>): Viewer {
  if (!viewer.ok) throw viewer.error;
  return viewer.value;
}
