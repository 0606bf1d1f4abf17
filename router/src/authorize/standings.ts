import type { AccessClaims, Revocations, TokenFault } from '@klear/auth';
import { type Clock, err, type OrganizationId, ok, Refusal, type Result, type SessionId, type UserId, type Viewer } from '@klear/core';
import type { Authenticate, Authenticated, Credentials } from './authenticate.ts';
import { rightsOf } from './identity.ts';

/** Why someone who is connected may be told nothing more. `STANDING_UNKNOWN`: neither the bus nor users tells whether they may. */
export type StandingEnd = 'TOKEN_EXPIRED' | 'SESSION_ENDED' | 'RIGHTS_CHANGED' | 'ORGANIZATION_SUSPENDED' | 'STANDING_UNKNOWN';

/** Whether someone who is connected may still be told things. Asked before each delivery; ends by itself at once. */
export interface Standing {
  readonly viewer: Viewer;
  /** When it lapses unless it is refreshed; null: never. */
  readonly expiresAt: Date | null;
  /**
   * False from the instant of the token's expiry, of a revocation, or of a change of rights. A promise while what is known here may be
   * old: the owner of sessions is asked.
   */
  holds(): boolean | Promise<boolean>;
  /**
   * Puts a newer token in the place of the old one. It must be of the same person with the same rights in the acting organization:
   * what is open was opened with them. On `err` the old one stands.
   */
  refresh(authorization: string): Promise<Result<Date, Refusal>>;
  /** The connection is gone. */
  leave(): void;
}

export interface Standings {
  open(who: Authenticated, credentials: Credentials, onEnd: (reason: StandingEnd) => void): Standing;
  close(): void;
}

/** How often the clock is looked at for tokens that have lapsed: one timer for all, and a clock that jumps is no matter. */
const lookMs = 250;

/** Everyone who is connected and has a token, by session, person and instant of expiry: nobody is searched for. */
export function createStandings(deps: {
  authenticate: Authenticate;
  revocations?: Pick<Revocations, 'narrow' | 'stands' | 'onChange'> | undefined;
  clock: Clock;
}): Standings {
  const { clock, revocations } = deps;
  const bySession = new Map<SessionId, Set<Seat>>();
  const byPerson = new Map<UserId, Set<Seat>>();
  const byOrganization = new Map<OrganizationId, Set<Seat>>();
  const byExpiry = new Map<number, Set<Seat>>();
  const now = () => clock.now().getTime();

  /** One connection. A class, so that ten thousand of them share these methods. */
  class Seat implements Standing {
    #who: Authenticated;
    #ended = false;
    readonly #onEnd: (reason: StandingEnd) => void;
    // The token itself is not kept.
    readonly #asked: Credentials | undefined;

    constructor(who: Authenticated, credentials: Credentials, onEnd: (reason: StandingEnd) => void) {
      this.#who = who;
      this.#onEnd = onEnd;
      const { 'klear-organization': organization, 'klear-purpose': purpose } = credentials;
      this.#asked = who.claims ? { 'klear-organization': organization, 'klear-purpose': purpose } : undefined;
      this.#sit();
    }

    get viewer() {
      return this.#who.viewer;
    }

    get expiresAt() {
      return this.#who.expiresAt;
    }

    holds() {
      const { expiresAt, claims } = this.#who;
      if (!this.#ended && expiresAt && expiresAt.getTime() <= now()) this.end('TOKEN_EXPIRED');
      if (this.#ended || !claims || !revocations) return !this.#ended;
      const standing = revocations.stands(claims);
      if (!(standing instanceof Promise)) return this.#judge(standing);
      // The token may have been refreshed meanwhile: then the answer is about the old one.
      return standing.then((known) => (this.#who.claims === claims ? this.#judge(known) : !this.#ended));
    }

    async refresh(authorization: string): Promise<Result<Date, Refusal>> {
      const before = this.#who.viewer;
      if (!this.#asked) return err(new Refusal('UNAUTHENTICATED', 'Connect again to sign in.'));
      let next: Authenticated;
      try {
        next = await deps.authenticate({ ...this.#asked, authorization }, before.requestId, before.address ?? undefined);
      } catch (failure) {
        if (failure instanceof Refusal) return err(failure);
        throw failure;
      }
      if (this.#ended || !next.expiresAt) return err(new Refusal('UNAUTHENTICATED', 'The connection has ended.'));
      if (next.viewer.personId !== before.personId) {
        return err(new Refusal('FORBIDDEN', 'The token is of another person. Connect again.'));
      }
      if (JSON.stringify(rightsOf(next.viewer)) !== JSON.stringify(rightsOf(before)))
        return err(new Refusal('CONFLICT', 'The roles have changed. Connect again.'));
      this.#rise();
      this.#who = next;
      this.#sit();
      return ok(next.expiresAt);
    }

    /** Ends it when what has become known takes away what it was opened with. */
    check() {
      const { claims } = this.#who;
      if (claims && revocations) this.#judge(revocations.narrow(claims));
    }

    #judge(known: Result<AccessClaims, TokenFault>): boolean {
      const why = endOf(known, this.#who.viewer);
      if (why) this.end(why);
      return !this.#ended;
    }

    end(reason: StandingEnd) {
      if (this.#ended) return;
      this.leave();
      this.#onEnd(reason);
    }

    leave() {
      if (!this.#ended) this.#rise();
      this.#ended = true;
    }

    #sit() {
      const { claims } = this.#who;
      if (!claims) return;
      put(bySession, claims.sessionId, this);
      put(byPerson, claims.personId, this);
      if (this.viewer.organizationId) put(byOrganization, this.viewer.organizationId, this);
      put(byExpiry, claims.expiresAt.getTime(), this);
    }

    #rise() {
      const { claims } = this.#who;
      if (!claims) return;
      take(bySession, claims.sessionId, this);
      take(byPerson, claims.personId, this);
      if (this.viewer.organizationId) take(byOrganization, this.viewer.organizationId, this);
      take(byExpiry, claims.expiresAt.getTime(), this);
    }
  }

  const everyone = () => [...bySession.values()].flatMap((seats) => [...seats]);
  const unlisten = revocations?.onChange(({ sessionId, personId, organizationId }) => {
    const isNamed = sessionId ?? personId ?? organizationId;
    const touched = isNamed
      ? [
          ...(sessionId ? (bySession.get(sessionId) ?? []) : []),
          ...(personId ? (byPerson.get(personId) ?? []) : []),
          ...(organizationId ? (byOrganization.get(organizationId) ?? []) : []),
        ]
      : everyone();
    for (const seat of touched) seat.check();
  });
  const timer = setInterval(() => {
    const at = now();
    for (const [expiry, seats] of byExpiry) if (expiry <= at) for (const seat of [...seats]) seat.end('TOKEN_EXPIRED');
  }, lookMs);
  timer.unref();

  return {
    open: (who, credentials, onEnd) => new Seat(who, credentials, onEnd),
    close() {
      clearInterval(timer);
      unlisten?.();
    },
  };
}

function put<Name, Item>(sets: Map<Name, Set<Item>>, name: Name, item: Item): void {
  const known = sets.get(name);
  if (known) known.add(item);
  else sets.set(name, new Set([item]));
}

function take<Name, Item>(sets: Map<Name, Set<Item>>, name: Name, item: Item): void {
  const known = sets.get(name);
  known?.delete(item);
  if (known?.size === 0) sets.delete(name);
}

/** Why what was opened as this viewer ends by what is known of the token now; undefined: it goes on. */
function endOf(known: Result<AccessClaims, TokenFault>, viewer: Viewer): StandingEnd | undefined {
  if (!known.ok) return known.error === 'STANDING_UNKNOWN' ? 'STANDING_UNKNOWN' : 'SESSION_ENDED';
  const { organizations, platformRoles } = known.value;
  if (!viewer.platformRoles.every((role) => platformRoles.includes(role))) return 'RIGHTS_CHANGED';
  if (viewer.organizationId === null) return undefined;
  const held = organizations[viewer.organizationId];
  if (held?.length === 0) return 'ORGANIZATION_SUSPENDED';
  return held && viewer.roles.every((role) => held.includes(role)) ? undefined : 'RIGHTS_CHANGED';
}
