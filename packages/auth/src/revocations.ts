import { type Clock, err, type OrganizationId, ok, type Result, type Role, type SessionId, type UserId } from '@klear/core';
import type { AccessClaims } from './access-claims.ts';
import { type AskSession, claimsByOwner, type SessionNow, standingKey } from './session-now.ts';
import type { TokenFault, TokenVerifier } from './token-verifier.ts';

/** What became known after a token was issued: sessions that ended, roles that changed. Kept as long as such a token can live. */
export interface Revocations {
  sessionEnded(session: SessionId): void;
  /** The roles that a person holds in an organization from this instant on; none: the membership is over. */
  rolesChanged(change: { personId: UserId; organizationId: OrganizationId; roles: readonly Role[]; at: Date }): void;
  /** Nobody acts for a suspended organization, whatever the token says, until it is reinstated. */
  organizationChanged(change: { organizationId: OrganizationId; isSuspended: boolean; at: Date }): void;
  /**
   * What happened up to this instant may not be known. Tokens issued until then count no more (TOKEN_EXPIRED): whoever holds one
   * refreshes the session, and its owner, who knows the truth, decides.
   */
  unknownUpTo(at: Date): void;
  /** The claims as far as they still hold by what is known here; TOKEN_EXPIRED when the session is over. */
  narrow(claims: AccessClaims): Result<AccessClaims, TokenFault>;
  /**
   * The same, and true: at once while everything up to a second ago is known, else by asking the owner of sessions. STANDING_UNKNOWN when
   * that one does not answer either.
   */
  stands(claims: AccessClaims): Result<AccessClaims, TokenFault> | Promise<Result<AccessClaims, TokenFault>>;
  /** Told at once of each change, so that what is open already can end. Returns the way to stop listening. */
  onChange(listener: (change: RevocationChange) => void): () => void;
}

/** Whom a change touches: one session, one person, those who act for one organization, or anybody when none is named. */
export interface RevocationChange {
  readonly sessionId?: SessionId;
  readonly personId?: UserId;
  readonly organizationId?: OrganizationId;
}

interface Change {
  readonly roles: readonly Role[];
  readonly atMs: number;
}

interface Suspension {
  readonly isSuspended: boolean;
  readonly atMs: number;
}

/** Room for clocks that differ and for events that come late. */
const leewayMs = 60_000;

/** A change tells when its transaction began. Until it committed, tokens were issued with the roles from before. */
const transactionMs = 15_000;

export interface RevocationOptions {
  readonly clock: Clock;
  /** The life of an access token: its issue is that long before its expiry. */
  readonly tokenSeconds: number;
  /** Whether everything that happened up to a second ago is known here. Always, unless told: for one that nobody can revoke behind. */
  readonly isCurrent?: () => boolean;
  /** Whether everything that happened by then is known here. Milliseconds of `performance.now()`. */
  readonly reaches?: (atMs: number) => boolean;
  readonly ask?: AskSession;
}

export function createRevocations(options: RevocationOptions): Revocations {
  const { clock, tokenSeconds, isCurrent = () => true, reaches = () => true, ask = async () => err('UNAVAILABLE') } = options;
  const ended = new Map<SessionId, number>();
  const changed = new Map<string, Change>();
  const suspended = new Map<string, Suspension>();
  /** What the owner answered, until as much is known here: who was refused by its word is not let in again by older news. */
  const answers = new Map<string, { readonly now: SessionNow; readonly atMs: number }>();
  const listeners = new Set<(change: RevocationChange) => void>();
  const lifeMs = tokenSeconds * 1000;
  let trustedFromMs = 0;

  const tell = (change: RevocationChange) => {
    for (const listener of listeners) listener(change);
  };

  function forget(): void {
    const before = clock.now().getTime() - lifeMs - leewayMs;
    forgetBefore(ended, before, (atMs) => atMs);
    forgetBefore(changed, before, ({ atMs }) => atMs);
    forgetBefore(suspended, before, ({ atMs }) => atMs);
  }

  /** Keeps the latest of one place at the end. False: a later one is known. */
  function keep<Kept extends { readonly atMs: number }>(kept: Map<string, Kept>, place: string, one: Kept): boolean {
    forget();
    const known = kept.get(place);
    if (known && known.atMs > one.atMs) return false;
    kept.delete(place);
    kept.set(place, one);
    return true;
  }

  function rolesIn(claims: AccessClaims, organizationId: string, held: readonly Role[]): readonly Role[] | undefined {
    const change = changed.get(`${claims.personId} ${organizationId}`);
    // A token from after the change carries it.
    const isOlder = change !== undefined && issuedMsOf(claims) <= change.atMs + transactionMs;
    const still = isOlder ? held.filter((role) => change.roles.includes(role)) : held;
    if (still.length === 0 && held.length > 0) return undefined;
    return suspended.get(organizationId)?.isSuspended ? [] : still;
  }

  function answerTo(claims: AccessClaims): SessionNow | undefined {
    for (const [key, { atMs }] of answers) {
      if (!reaches(atMs)) break;
      answers.delete(key);
    }
    // Most of the time there is none, and a key costs more than the look.
    return answers.size === 0 ? undefined : answers.get(standingKey(claims))?.now;
  }

  const issuedMsOf = (claims: AccessClaims) => claims.expiresAt.getTime() - lifeMs;

  const revocations: Revocations = {
    sessionEnded(session) {
      forget();
      ended.set(session, clock.now().getTime());
      tell({ sessionId: session });
    },
    rolesChanged({ personId, organizationId, roles, at }) {
      if (keep(changed, `${personId} ${organizationId}`, { roles, atMs: at.getTime() })) tell({ personId });
    },
    organizationChanged({ organizationId, isSuspended, at }) {
      if (keep(suspended, organizationId, { isSuspended, atMs: at.getTime() })) tell({ organizationId });
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
      if (ended.has(claims.sessionId) || issuedMsOf(claims) < trustedFromMs) return err('TOKEN_EXPIRED');
      const entries = Object.entries(claims.organizations).flatMap(([organizationId, held]): [string, readonly Role[]][] => {
        const roles = rolesIn(claims, organizationId, held);
        return roles ? [[organizationId, roles]] : [];
      });
      return ok({ ...claims, organizations: Object.fromEntries(entries) });
    },
    stands(claims) {
      const narrowed = revocations.narrow(claims);
      if (!narrowed.ok) return narrowed;
      if (isCurrent()) {
        const answered = answerTo(claims);
        return answered ? claimsByOwner(narrowed.value, ok(answered)) : narrowed;
      }
      return ask(claims).then((answer) => {
        const key = standingKey(claims);
        answers.delete(key);
        if (answer.ok) answers.set(key, { now: answer.value, atMs: performance.now() });
        // Something may have become known here while the answer was on its way.
        const since = revocations.narrow(claims);
        return since.ok ? claimsByOwner(since.value, answer) : since;
      });
    },
  };
  return revocations;
}

/** What came first is at the front of a map: stops at the first that still counts. */
function forgetBefore<Key, Kept>(map: Map<Key, Kept>, beforeMs: number, atMsOf: (kept: Kept) => number): void {
  for (const [key, kept] of map) {
    if (atMsOf(kept) > beforeMs) break;
    map.delete(key);
  }
}

/**
 * A verifier that also knows what was revoked since: a sign-out, a lost role, a suspension counts at the next request, not in ten minutes,
 * and a token whose standing cannot be told is not served on hope.
 */
export function withRevocations(verifier: TokenVerifier, revocations: Pick<Revocations, 'stands'>): TokenVerifier {
  return {
    async verify(token) {
      const verified = await verifier.verify(token);
      return verified.ok ? revocations.stands(verified.value) : verified;
    },
  };
}
