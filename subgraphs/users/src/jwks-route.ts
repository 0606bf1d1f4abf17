import type { TokenIssuer } from '@klear/auth';
import type { Route } from '@klear/service';

/** Publishes the public keys with which access tokens are verified. The only answer of this service that needs no signature. */
export function jwksRoute(tokens: TokenIssuer): Route {
  const headers = { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=300' };
  return () => ({ status: 200, headers, body: JSON.stringify(tokens.jwks()) });
}
