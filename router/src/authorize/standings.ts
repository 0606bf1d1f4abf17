import type { Revocations } from '@klear/auth';
import { type Clock, err, ok, Refusal, type Result, type SessionId, type UserId, type Viewer } from '@klear/core';
import type { Authenticate, Authenticated, Credentials } from './authenticate.ts';

/** Why someone who is connected may be told nothing more. */
export type StandingEnd = 'TOKEN_EXPIRED' | 'SESSION_ENDED' | 'RIGHTS_CHANGED';

/** Whether someone who is connected may still be told things. Asked before each delivery; ends by itself at once. */
export interface Standing {
  readonly viewer: Viewer;
  /** When it lapses unless it is refreshed; null: never. */
  readonly expiresAt: Date | null;
  /** False from the instant of the token's expiry, of a revocation, or of a change of rights. */
  holds(): boolean;
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
  revocations?: Pick<Revocations, 'narrow' | 'onChange'> | undefined;
  clock: Clock;
}): Standings {
  const { clock, revocations } = deps;
  const bySession = new Map<SessionId, Set<Seat>>();
  const byPerson = new Map<UserId, Set<Seat>>();
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
      const { expiresAt } = this.#who;
      if (!this.#ended && expiresAt && expiresAt.getTime() <= now()) this.end('TOKEN_EXPIRED');
      return !this.#ended;
    }

    async refresh(authorization: string): Promise<Result<Date, Refusal>> {
      const before = this.#who.viewer;
      if (!this.#asked) return err(new Refusal('UNAUTHENTICATED', 'Connect again to sign in.'));
      let next: Authenticated;
      try {
        next = await deps.authenticate({ ...this.#asked, authorization }, before.requestId);
      } catch (failure) {
        if (failure instanceof Refusal) return err(failure);
        throw failure;
      }
      if (this.#ended || !next.expiresAt) return err(new Refusal('UNAUTHENTICATED', 'The connection has ended.'));
      if (next.viewer.personId !== before.personId) {
        return err(new Refusal('FORBIDDEN', 'The token is of another person. Connect again.'));
      }
      if (rightsOf(next.viewer) !== rightsOf(before)) return err(new Refusal('CONFLICT', 'The roles have changed. Connect again.'));
      this.#rise();
      this.#who = next;
      this.#sit();
      return ok(next.expiresAt);
    }

    /** Ends it when what has become known takes away what it was opened with. */
    check() {
      const { claims, viewer } = this.#who;
      if (!claims || !revocations) return;
      const narrowed = revocations.narrow(claims);
      if (!narrowed.ok) return this.end('SESSION_ENDED');
      const held = viewer.organizationId === null ? [] : (narrowed.value.organizations[viewer.organizationId] ?? []);
      if (!viewer.roles.every((role) => held.includes(role))) this.end('RIGHTS_CHANGED');
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
      put(byExpiry, claims.expiresAt.getTime(), this);
    }

    #rise() {
      const { claims } = this.#who;
      if (!claims) return;
      take(bySession, claims.sessionId, this);
      take(byPerson, claims.personId, this);
      take(byExpiry, claims.expiresAt.getTime(), this);
    }
  }

  const everyone = () => [...bySession.values()].flatMap((seats) => [...seats]);
  const unlisten = revocations?.onChange(({ sessionId, personId }) => {
    const touched = sessionId ? bySession.get(sessionId) : personId ? byPerson.get(personId) : everyone();
    for (const seat of [...(touched ?? [])]) seat.check();
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

function rightsOf({ organizationId, roles, purpose }: Viewer): string {
  return JSON.stringify([organizationId, [...roles].sort(), purpose]);
}
