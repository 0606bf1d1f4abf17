import type { AccessClaims, Revocations } from '@klear/auth';
import { type Clock, err, ok, Refusal, type Result, type Viewer } from '@klear/core';
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
  readonly size: number;
  close(): void;
}

/** A timer cannot wait longer. */
const longestTimerMs = 2 ** 31 - 1;

interface Seat {
  who: Authenticated;
  end(reason: StandingEnd): void;
}

/** Everyone who is connected and has a token, by session and by person: a revocation reaches them without a search. */
export function createStandings(deps: {
  authenticate: Authenticate;
  revocations?: Pick<Revocations, 'narrow' | 'onChange'> | undefined;
  clock: Clock;
}): Standings {
  const { clock, revocations } = deps;
  const seats = new Map<string, Set<Seat>>();
  let size = 0;

  const placesOf = ({ personId, sessionId }: AccessClaims) => [`person ${personId}`, `session ${sessionId}`];
  const sit = (seat: Seat, claims: AccessClaims) => {
    for (const place of placesOf(claims)) seats.set(place, (seats.get(place) ?? new Set()).add(seat));
  };
  const rise = (seat: Seat, claims: AccessClaims) => {
    for (const place of placesOf(claims)) {
      const others = seats.get(place);
      others?.delete(seat);
      if (others?.size === 0) seats.delete(place);
    }
  };

  function check(seat: Seat): void {
    const { claims, viewer } = seat.who;
    if (!claims || !revocations) return;
    const narrowed = revocations.narrow(claims);
    const held = viewer.organizationId === null || !narrowed.ok ? [] : (narrowed.value.organizations[viewer.organizationId] ?? []);
    if (!narrowed.ok) seat.end('SESSION_ENDED');
    else if (!viewer.roles.every((role) => held.includes(role))) seat.end('RIGHTS_CHANGED');
  }

  const unlisten = revocations?.onChange(({ sessionId, personId }) => {
    const place = sessionId ? `session ${sessionId}` : personId && `person ${personId}`;
    const touched = place ? [...(seats.get(place) ?? [])] : [...new Set([...seats.values()].flatMap((set) => [...set]))];
    for (const seat of touched) check(seat);
  });

  return {
    open(who, credentials, onEnd) {
      // The token itself is not kept.
      const asked = { 'klear-organization': credentials['klear-organization'], 'klear-purpose': credentials['klear-purpose'] };
      let ended = false;
      let timer: NodeJS.Timeout | undefined;
      const seat: Seat = {
        who,
        end(reason) {
          if (ended) return;
          leave();
          onEnd(reason);
        },
      };
      const leave = () => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        if (!seat.who.claims) return;
        size -= 1;
        rise(seat, seat.who.claims);
      };
      const lapsesIn = () => (seat.who.expiresAt ? seat.who.expiresAt.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY);
      const wait = () => {
        clearTimeout(timer);
        if (seat.who.expiresAt) timer = setTimeout(() => seat.end('TOKEN_EXPIRED'), Math.min(Math.max(lapsesIn(), 0), longestTimerMs));
      };
      if (who.claims) {
        size += 1;
        sit(seat, who.claims);
        wait();
      }
      return {
        get viewer() {
          return seat.who.viewer;
        },
        get expiresAt() {
          return seat.who.expiresAt;
        },
        holds() {
          if (!ended && lapsesIn() <= 0) seat.end('TOKEN_EXPIRED');
          return !ended;
        },
        async refresh(authorization) {
          const before = seat.who;
          if (!before.claims) return err(new Refusal('UNAUTHENTICATED', 'Connect again to sign in.'));
          let next: Authenticated;
          try {
            next = await deps.authenticate({ ...asked, authorization }, before.viewer.requestId);
          } catch (failure) {
            if (failure instanceof Refusal) return err(failure);
            throw failure;
          }
          if (ended || !next.claims || !next.expiresAt) return err(new Refusal('UNAUTHENTICATED', 'The connection has ended.'));
          if (next.viewer.personId !== before.viewer.personId) {
            return err(new Refusal('FORBIDDEN', 'The token is of another person. Connect again.'));
          }
          if (rightsOf(next.viewer) !== rightsOf(seat.who.viewer)) {
            return err(new Refusal('CONFLICT', 'The roles have changed. Connect again.'));
          }
          rise(seat, seat.who.claims ?? before.claims);
          seat.who = next;
          sit(seat, next.claims);
          wait();
          return ok(next.expiresAt);
        },
        leave,
      };
    },
    get size() {
      return size;
    },
    close: () => unlisten?.(),
  };
}

function rightsOf({ organizationId, roles, purpose }: Viewer): string {
  return JSON.stringify([organizationId, [...roles].sort(), purpose]);
}
