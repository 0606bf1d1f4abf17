import { createTokenIssuer, generateSigningKey, type Jwks, standardTokenNames } from '@klear/auth';
import { newId, type SessionId, systemClock } from '@klear/core';

export interface SocketToken {
  readonly authorization: string;
  readonly sessionId: SessionId;
}

/** Tokens of different people, each with a session of its own. */
export function createSocketTokens(): { readonly jwks: Jwks; issue(count: number, lifetimeSeconds?: number): Promise<SocketToken[]> } {
  const privateJwks = { keys: [generateSigningKey()] };
  const issuerOf = (lifetimeSeconds: number) =>
    createTokenIssuer({ privateJwks, ...standardTokenNames, lifetimeSeconds, clock: systemClock });
  return {
    jwks: issuerOf(1).jwks(),
    issue(count, lifetimeSeconds = 3_600) {
      const issuer = issuerOf(lifetimeSeconds);
      return Promise.all(
        Array.from({ length: count }, async () => {
          const sessionId = newId<'Session'>();
          return { authorization: `Bearer ${await issuer.issue({ personId: newId<'User'>(), sessionId, organizations: {} })}`, sessionId };
        }),
      );
    },
  };
}
