import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Clock, err, ok, type Result } from '@klear/core';
import { type AccessClaims, claimsOf } from './access-claims.ts';
import { derOfEs256 } from './ecdsa-der.ts';
import { isPublicJwk, type Jwks, type PublicJwk } from './jwks.ts';
import { jsonObjectOf, readCompactToken } from './token-form.ts';
import { timesOf } from './token-times.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

/** `STANDING_UNKNOWN`: the token is good, but whether its session still is cannot be told now (see withRevocations). */
export type TokenFault = 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'STANDING_UNKNOWN';

export interface TokenVerifier {
  /** Checks a token's form, signature, times, issuer and audience. Never throws for anything that a token can hold. */
  verify(token: string): Promise<Result<AccessClaims, TokenFault>>;
}

/**
 * Makes a verifier that trusts only the keys of `jwks`, ES256 each. Nothing in a token decides where a key comes from:
 * jku, jwk, x5u and x5c are never read. `skewSeconds` (default 5, at most 60) is the clock difference that is forgiven.
 */
export function createTokenVerifier(options: {
  jwks: () => Promise<Jwks>;
  issuer: string;
  audience: string;
  clock: Clock;
  skewSeconds?: number;
  /** How many good tokens are remembered by their whole text, 1,000 unless told: their signatures are not checked twice. */
  remember?: number;
}): TokenVerifier {
  const { issuer, audience, clock } = options;
  const skewSeconds = options.skewSeconds ?? 5;
  if (!(skewSeconds >= 0 && skewSeconds <= 60)) throw new RangeError('the skew is 0 to 60 seconds');
  const imported = new WeakMap<PublicJwk, KeyObject>();
  const verified = createVerifiedTokens(options.remember ?? 1_000);

  function keyOf(jwk: PublicJwk): KeyObject {
    const known = imported.get(jwk) ?? createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, format: 'jwk' });
    imported.set(jwk, known);
    return known;
  }

  /** node:crypto, not a JWT library: through WebCrypto one check costs twice the CPU (docs/adr/0013-thin-way.md). */
  function isSignedBy(jwk: PublicJwk, signed: Buffer, signature: Buffer): boolean {
    try {
      return verify('sha256', signed, keyOf(jwk), derOfEs256(signature));
    } catch {
      return false; // a published key whose coordinates are not a point of the curve
    }
  }

  return {
    async verify(token) {
      const nowSeconds = Math.floor(clock.now().getTime() / 1000);
      const seen = verified.get(token);
      if (seen && nowSeconds < seen.expirySeconds && seen.notBeforeSeconds <= nowSeconds) {
        if ((await options.jwks()).keys.includes(seen.jwk)) return ok(seen.claims);
      }
      const compact = readCompactToken(token);
      if (!compact) return err('TOKEN_INVALID');
      const { header } = compact;
      if (header.typ !== 'at+jwt' || header.crit !== undefined) return err('TOKEN_INVALID');
      const jwk = (await options.jwks()).keys.find((key) => key.kid === header.kid);
      // The algorithm is the key's, which is ES256; a token may only agree.
      if (!isPublicJwk(jwk) || header.alg !== jwk.alg || !isSignedBy(jwk, compact.signed, compact.signature)) {
        return err('TOKEN_INVALID');
      }
      const payload = jsonObjectOf(compact.payload);
      const times = payload && timesOf(payload, { nowSeconds, skewSeconds });
      const claims = payload && claimsOf(payload);
      if (!times || !claims || payload.iss !== issuer || payload.aud !== audience) return err('TOKEN_INVALID');
      if (times.exp <= nowSeconds - skewSeconds) return err('TOKEN_EXPIRED');
      verified.put(token, { claims, jwk, notBeforeSeconds: times.nbf, expirySeconds: times.exp });
      return ok(claims);
    },
  };
}
