import { err, ok, type Result, type Role, type SessionId } from '@klear/core';
import type { AccessClaims } from './access-claims.ts';
import type { TokenFault } from './token-verifier.ts';

/** What a token of this session would say if it were issued now, as the owner of sessions answers. */
export interface SessionNow extends Pick<AccessClaims, 'organizations' | 'platformRoles'> {
  readonly isOver: boolean;
}

/** Asks the owner of sessions. UNAVAILABLE: it does not answer in time. */
export type AskSession = (session: SessionId) => Promise<Result<SessionNow, 'UNAVAILABLE'>>;

/** A token's claims as far as they hold by the owner's word. Nothing is ever added: what was gained needs a new token. */
export function claimsByOwner(claims: AccessClaims, answer: Awaited<ReturnType<AskSession>>): Result<AccessClaims, TokenFault> {
  if (!answer.ok) return err('STANDING_UNKNOWN');
  const now = answer.value;
  if (now.isOver) return err('TOKEN_EXPIRED');
  const organizations = Object.entries(claims.organizations).flatMap(([organizationId, held]): [string, readonly Role[]][] => {
    const still: readonly Role[] | undefined = Object.entries(now.organizations).find(([id]) => id === organizationId)?.[1];
    if (!still) return [];
    const kept = held.filter((role) => still.includes(role));
    // No role at all is how an organization is named that is suspended; other roles than before are a membership that ended.
    return kept.length > 0 || still.length === 0 ? [[organizationId, kept]] : [];
  });
  const platformRoles = claims.platformRoles.filter((role) => now.platformRoles.includes(role));
  return ok({ ...claims, organizations: Object.fromEntries(organizations), platformRoles });
}
