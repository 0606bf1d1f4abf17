import type { AccessClaims } from './access-claims.ts';
import type { PublicJwk } from './jwks.ts';

/** What a signature check found, so that the same token need not be checked again while key and times still hold. */
export interface VerifiedToken {
  readonly claims: AccessClaims;
  readonly jwk: PublicJwk;
  readonly notBeforeSeconds: number;
  readonly expirySeconds: number;
}

/** The last tokens that were found good, by their whole text. Bounded; the oldest leaves first. */
export interface VerifiedTokens {
  get(token: string): VerifiedToken | undefined;
  put(token: string, verified: VerifiedToken): void;
  readonly size: number;
}

export function createVerifiedTokens(limit: number): VerifiedTokens {
  const tokens = new Map<string, VerifiedToken>();
  return {
    get: (token) => tokens.get(token),
    put(token, verified) {
      tokens.delete(token);
      if (tokens.size >= limit) tokens.delete(tokens.keys().next().value ?? '');
      if (limit > 0) tokens.set(token, verified);
    },
    get size() {
      return tokens.size;
    },
  };
}
