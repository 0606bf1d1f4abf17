import { createPrivateKey, randomUUID } from 'node:crypto';
import type { Clock } from '@klear/core';
import { SignJWT } from 'jose';
import type { AccessClaims } from './access-claims.ts';
import { isPublicJwk, type Jwks, type PrivateJwk, publicJwk } from './jwks.ts';

/** Whom a token is for. Without an app it is for our own clients; without platform roles for anybody but the platform's staff. */
export type TokenSubject = Pick<AccessClaims, 'personId' | 'sessionId' | 'organizations'> &
  Partial<Pick<AccessClaims, 'platformRoles' | 'app'>>;

export interface TokenIssuer {
  readonly lifetimeSeconds: number;
  /** Signs an access token (JWT, `typ: at+jwt`, ES256) that lives for the issuer's lifetime. */
  issue(claims: TokenSubject): Promise<string>;
  /** The public keys of all signing keys, old ones included, for verifiers. */
  jwks(): Jwks;
}

/** Makes an issuer. The first private key signs; the others are only published, so that their tokens live out. */
export function createTokenIssuer(options: {
  privateJwks: { keys: readonly PrivateJwk[] };
  issuer: string;
  audience: string;
  lifetimeSeconds: number;
  clock: Clock;
}): TokenIssuer {
  const { issuer, audience, lifetimeSeconds, clock } = options;
  const [current] = options.privateJwks.keys;
  if (!current || !options.privateJwks.keys.every(isPublicJwk)) throw new RangeError('an issuer needs ES256 signing keys');
  if (!Number.isSafeInteger(lifetimeSeconds) || lifetimeSeconds < 1) throw new RangeError('a token lives for whole seconds');
  const { kty, crv, x, y, d, kid } = current;
  const signingKey = createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
  const published: Jwks = { keys: options.privateJwks.keys.map(publicJwk) };

  return {
    lifetimeSeconds,
    issue({ personId, sessionId, organizations, platformRoles = [], app = null }) {
      const nowSeconds = Math.floor(clock.now().getTime() / 1000);
      const lent = app ? { client_id: app.id, scope: app.scopes.join(' ') } : {};
      const standing = platformRoles.length > 0 ? { plt: platformRoles } : {};
      return new SignJWT({ sid: sessionId, org: organizations, ...standing, ...lent })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setSubject(personId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(nowSeconds)
        .setNotBefore(nowSeconds)
        .setExpirationTime(nowSeconds + lifetimeSeconds)
        .setJti(randomUUID())
        .sign(signingKey);
    },
    jwks: () => published,
  };
}
