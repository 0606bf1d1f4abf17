import { err, ok, type Result, type Role } from '@klear/core';
import type { AccessClaims } from './access-claims.ts';
import type { TokenFault } from './token-verifier.ts';

/** What a token of this session would say if it were issued now, as the owner of sessions answers. */
export interface SessionNow extends Pick<AccessClaims, 'organizations' | 'platformRoles'> {
  readonly isOver: boolean;
}

/** Asks the owner of sessions about that of a token. UNAVAILABLE: it does not answer in time. */
export type AskSession = (claims: AccessClaims) => Promise<Result<SessionNow, 'UNAVAILABLE'>>;

/**
 * Equal for tokens that say the same. An answer is about the token that it was asked for: one that was issued since may carry more, and its
 * time of issue, in whole seconds, does not tell which came first.
 */
export function standingKey({ sessionId, expiresAt, organizations, platformRoles }: AccessClaims): string {
  return JSON.stringify([sessionId, expiresAt.getTime(), organizations, platformRoles]);
}

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
