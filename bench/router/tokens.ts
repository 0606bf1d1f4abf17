import { createTokenIssuer, generateSigningKey, type Jwks, standardTokenNames } from '@klear/auth';
import { newId, systemClock } from '@klear/core';

/** More than a verifier remembers (1,000), used in turn: every request's signature is checked. */
const enough = 2_048;

export interface Tokens {
  readonly jwks: Jwks;
  /** The next `Authorization` header. */
  next(): string;
}

/** Signs tokens of different people ahead, so that no signing happens under measurement. */
export async function makeTokens(): Promise<Tokens> {
  const issuer = createTokenIssuer({
    privateJwks: { keys: [generateSigningKey()] },
    ...standardTokenNames,
    lifetimeSeconds: 3_600,
    clock: systemClock,
  });
  const issue = () => issuer.issue({ personId: newId<'User'>(), sessionId: newId<'Session'>(), organizations: {} });
  const headers = await Promise.all(Array.from({ length: enough }, async () => `Bearer ${await issue()}`));
  let at = 0;
  return {
    jwks: issuer.jwks(),
    next() {
      at = (at + 1) % enough;
      return headers[at] ?? '';
    },
  };
}
