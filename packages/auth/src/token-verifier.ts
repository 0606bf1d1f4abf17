import { type Clock, err, ok, type Result } from '@klear/core';
import { type CryptoKey, errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import { type AccessClaims, claimsOf } from './access-claims.ts';
import { isPublicJwk, type Jwks, type PublicJwk } from './jwks.ts';
import { headerOf } from './token-form.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

export type TokenFault = 'TOKEN_INVALID' | 'TOKEN_EXPIRED';

export interface TokenVerifier {
  /** Checks a token's form, signature, times, issuer and audience. Never throws for anything that a token can hold. */
  verify(token: string): Promise<Result<AccessClaims, TokenFault>>;
}

/** No token of ours lives longer; one that claims to was not made by our issuer. */
const MAX_LIFETIME_SECONDS = 24 * 3600;

/** Times must be whole seconds in a sane order. jose checks exp and nbf against the clock; this checks what it leaves open. */
function timesHold({ iat, nbf, exp }: JWTPayload, nowSeconds: number, skewSeconds: number): boolean {
  const whole = [iat, nbf, exp].every((value) => Number.isSafeInteger(value) && (value ?? -1) >= 0);
  if (!whole || iat === undefined || nbf === undefined || exp === undefined) return false;
  return iat <= nowSeconds + skewSeconds && nbf <= exp && iat <= exp && exp - iat <= MAX_LIFETIME_SECONDS;
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
  const imported = new WeakMap<PublicJwk, Promise<CryptoKey | Uint8Array>>();
  const verified = createVerifiedTokens(options.remember ?? 1_000);

  function keyOf(jwk: PublicJwk): Promise<CryptoKey | Uint8Array> {
    const known = imported.get(jwk) ?? importJWK({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, 'ES256');
    imported.set(jwk, known);
    return known;
  }

  return {
    async verify(token) {
      const header = headerOf(token);
      if (header?.alg !== 'ES256' || header.typ !== 'at+jwt') return err('TOKEN_INVALID');
      const jwk = (await options.jwks()).keys.find((key) => key.kid === header.kid);
      if (!jwk || !isPublicJwk(jwk)) return err('TOKEN_INVALID');
      const now = clock.now();
      const nowSeconds = Math.floor(now.getTime() / 1000);
      const seen = verified.get(token);
      const stillHolds = seen?.jwk === jwk && nowSeconds < seen.expirySeconds && seen.notBeforeSeconds <= nowSeconds;
      if (seen && stillHolds) return ok(seen.claims);
      const isSound = (payload: JWTPayload) => timesHold(payload, nowSeconds, skewSeconds);
      try {
        const { payload } = await jwtVerify(token, await keyOf(jwk), {
          algorithms: ['ES256'],
          issuer,
          audience,
          typ: 'at+jwt',
          clockTolerance: skewSeconds,
          currentDate: now,
          requiredClaims: ['exp', 'nbf', 'iat', 'sub'],
        });
        const claims = claimsOf(payload);
        const holds = payload.iss === issuer && payload.aud === audience && isSound(payload);
        if (!claims || !holds) return err('TOKEN_INVALID');
        verified.put(token, { claims, jwk, notBeforeSeconds: payload.nbf ?? 0, expirySeconds: payload.exp ?? 0 });
        return ok(claims);
      } catch (error) {
        const lapsed = error instanceof errors.JWTExpired && claimsOf(error.payload) && isSound(error.payload);
        return err(lapsed ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
      }
    },
  };
}
