import type { Id, OrganizationId, PlatformRole, Role, SessionId, UserId } from '@klear/core';

/** How long a session lives without a refresh, and in all. */
export const IDLE_MS = 30 * 86_400_000;
export const LIFETIME_MS = 180 * 86_400_000;

export const endReasons = ['SIGNED_OUT', 'REVOKED', 'TOKEN_REUSED', 'CODE_REUSED', 'GRANT_REVOKED', 'APP_RETIRED', 'ROLE_REMOVED'] as const;
export type EndReason = (typeof endReasons)[number];

export interface Session {
  readonly id: SessionId;
  readonly personId: UserId;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When it lapses unless refreshed; never after `endsAt`. */
  readonly expiresAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  /** The grant under which an app acts; null for our own clients. */
  readonly grantId: Id<'AppGrant'> | null;
}

/** What a token of a session would say if it were issued now. */
export interface SessionState {
  readonly id: SessionId;
  readonly isOver: boolean;
  /** A suspended organization is named without a role. */
  readonly organizations: Readonly<Record<OrganizationId, readonly Role[]>>;
  readonly platformRoles: readonly PlatformRole[];
}

export function isOpen(session: Session, at: Date): boolean {
  return session.endedAt === null && at < session.expiresAt;
}

/** When a session lapses that is used at this instant. */
export function expiryFrom(at: Date, endsAt: Date): Date {
  return new Date(Math.min(at.getTime() + IDLE_MS, endsAt.getTime()));
}

/**
 * What presenting a refresh token leads to. A used token means that two parties hold the same secret: whoever they are, the session
 * ends, also when it has lapsed meanwhile.
 */
export function decideRefresh(token: { usedAt: Date | null }, session: Session, at: Date): 'ROTATE' | 'REUSED' | 'OVER' {
  if (session.endedAt !== null) return 'OVER';
  if (token.usedAt !== null) return 'REUSED';
  return isOpen(session, at) ? 'ROTATE' : 'OVER';
}
