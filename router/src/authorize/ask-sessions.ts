import { type AskSession, type SessionNow, standingKey } from '@klear/auth';
import {
  err,
  isPlatformRole,
  isRole,
  newId,
  type OrganizationId,
  ok,
  type Result,
  type Role,
  type SessionId,
  systemViewer,
} from '@klear/core';
import type { Peers } from '@klear/service';

type Answer = Result<SessionNow, 'UNAVAILABLE'>;

/** What users answers of a session: null when there is none any more. */
interface Told {
  readonly isOver: boolean;
  readonly organizations: readonly { readonly organizationId: string; readonly roles: readonly string[] }[];
  readonly platformRoles: readonly string[];
}

const selection = '{ isOver organizations { organizationId roles } platformRoles }';
const atOnce = 100;

/** How long users may take to answer: a machine that is short of breath makes its callers wait and refuses nobody. */
export const sessionPatienceMs = 3_000;

/**
 * Asks users about sessions while what the bus tells may be old. An answer counts for `goodMs` from the question on. One question is under
 * way at a time and takes along everybody who waits: users is asked no faster than it answers.
 */
export function createAskSessions({
  peers,
  goodMs = 1_000,
  nowMs = () => performance.now(),
}: {
  peers: Pick<Peers, 'entities'>;
  goodMs?: number;
  nowMs?: () => number;
}): AskSession {
  const known = new Map<string, { readonly askedMs: number; readonly answer: Answer }>();
  const waiting = new Map<string, PromiseWithResolvers<Answer> & { readonly id: SessionId }>();
  let isAsking = false;

  async function ask(ids: readonly SessionId[]): Promise<readonly Answer[]> {
    const representations = ids.map((id) => ({ id }));
    const viewer = systemViewer(newId<'Request'>());
    const answer = await peers.entities<Told>('users', { viewer, type: 'SessionState', representations, selection });
    return ids.map((_, index) => (answer.ok ? ok(sessionOf(answer.value[index] ?? null)) : err('UNAVAILABLE')));
  }

  async function work(): Promise<void> {
    isAsking = true;
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, atOnce);
      for (const [key] of batch) waiting.delete(key);
      const askedMs = nowMs();
      for (const [key, { askedMs: before }] of known) if (askedMs - before > goodMs) known.delete(key);
      // Whatever goes wrong is no answer: those who wait must not wait for ever.
      const answers = await ask(batch.map(([, { id }]) => id)).catch((): readonly Answer[] => []);
      for (const [index, [key, { resolve }]] of batch.entries()) {
        const answer = answers[index] ?? err('UNAVAILABLE');
        if (answer.ok) known.set(key, { askedMs, answer });
        resolve(answer);
      }
    }
    isAsking = false;
  }

  return async (claims) => {
    const key = standingKey(claims);
    const before = known.get(key);
    if (before && nowMs() - before.askedMs <= goodMs) return before.answer;
    const asked = waiting.get(key) ?? { ...Promise.withResolvers<Answer>(), id: claims.sessionId };
    waiting.set(key, asked);
    if (!isAsking) void work();
    return asked.promise;
  };
}

function sessionOf(told: Told | null): SessionNow {
  if (!told) return { isOver: true, organizations: {}, platformRoles: [] };
  const organizations: Record<OrganizationId, readonly Role[]> = Object.fromEntries(
    told.organizations.map(({ organizationId, roles }) => [organizationId, roles.filter(isRole)]),
  );
  return { isOver: told.isOver, organizations, platformRoles: told.platformRoles.filter(isPlatformRole) };
}
