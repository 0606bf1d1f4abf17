import { type Clock, err, type OrganizationId, ok, type Result, type Role, type SessionId, type UserId } from '@klear/core';
import type { AccessClaims } from './access-claims.ts';
import type { TokenFault, TokenVerifier } from './token-verifier.ts';

/** What became known after a token was issued: sessions that ended, roles that changed. Kept as long as such a token can live. */
export interface Revocations {
  sessionEnded(session: SessionId): void;
  /** The roles that a person holds in an organization from this instant on; none: the membership is over. */
  rolesChanged(change: { personId: UserId; organizationId: OrganizationId; roles: readonly Role[]; at: Date }): void;
  /**
   * What happened up to this instant may not be known. Tokens issued until then count no more (TOKEN_EXPIRED): whoever holds one
   * refreshes the session, and its owner, who knows the truth, decides.
   */
  unknownUpTo(at: Date): void;
  /** The claims as far as they still hold; TOKEN_EXPIRED when the session is over. */
  narrow(claims: AccessClaims): Result<AccessClaims, TokenFault>;
  /** Told at once of each change, so that what is open already can end. Returns the way to stop listening. */
  onChange(listener: (change: RevocationChange) => void): () => void;
}

/** Whom a change touches: one session, one person, or anybody when neither is named. */
export interface RevocationChange {
  readonly sessionId?: SessionId;
  readonly personId?: UserId;
}

interface Change {
  readonly roles: readonly Role[];
  readonly atMs: number;
}

/** Room for clocks that differ and for events that come late. */
const leewayMs = 60_000;

/** `tokenSeconds` is the life of an access token: its issue is that long before its expiry. */
export function createRevocations({ clock, tokenSeconds }: { clock: Clock; tokenSeconds: number }): Revocations {
  const ended = new Map<SessionId, number>();
  const changed = new Map<string, Change>();
  const listeners = new Set<(change: RevocationChange) => void>();
  const lifeMs = tokenSeconds * 1000;
  let trustedFromMs = 0;

  const tell = (change: RevocationChange) => {
    for (const listener of listeners) listener(change);
  };

  /** What came first is at the front of a map: stops at the first that still counts. */
  function forget(): void {
    const before = clock.now().getTime() - lifeMs - leewayMs;
    for (const [session, atMs] of ended) {
      if (atMs > before) break;
      ended.delete(session);
    }
    for (const [place, { atMs }] of changed) {
      if (atMs > before) break;
      changed.delete(place);
    }
  }

  return {
    sessionEnded(session) {
      forget();
      ended.set(session, clock.now().getTime());
      tell({ sessionId: session });
    },
    rolesChanged({ personId, organizationId, roles, at }) {
      forget();
      const place = `${personId} ${organizationId}`;
      const known = changed.get(place);
      if (known && known.atMs > at.getTime()) return;
      changed.delete(place);
      changed.set(place, { roles, atMs: at.getTime() });
      tell({ personId });
    },
    unknownUpTo(at) {
      trustedFromMs = Math.max(trustedFromMs, at.getTime());
      tell({});
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    narrow(claims) {
      if (ended.has(claims.sessionId)) return err('TOKEN_EXPIRED');
      const issuedMs = claims.expiresAt.getTime() - lifeMs;
      if (issuedMs < trustedFromMs) return err('TOKEN_EXPIRED');
      const entries = Object.entries(claims.organizations).map(([organizationId, held]): [string, readonly Role[]] => {
        const change = changed.get(`${claims.personId} ${organizationId}`);
        // A token from after the change carries it.
        const isOlder = change !== undefined && issuedMs <= change.atMs;
        return [organizationId, isOlder ? held.filter((role) => change.roles.includes(role)) : held];
      });
      return ok({ ...claims, organizations: Object.fromEntries(entries.filter(([, held]) => held.length > 0)) });
    },
  };
}

/** A verifier that also knows what was revoked since: a sign-out or a lost role counts at the next request, not in ten minutes. */
export function withRevocations(verifier: TokenVerifier, revocations: Pick<Revocations, 'narrow'>): TokenVerifier {
  return {
    async verify(token) {
      const verified = await verifier.verify(token);
      return verified.ok ? revocations.narrow(verified.value) : verified;
    },
  };
}
