import { isUuid, type OrganizationId, type Role, roles, type SessionId, type UserId } from '@klear/core';

/** What an access token says: who, in which session, with which roles in which organizations, until when. */
export interface AccessClaims {
  readonly personId: UserId;
  readonly sessionId: SessionId;
  readonly organizations: Readonly<Record<OrganizationId, readonly Role[]>>;
  readonly expiresAt: Date;
}

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

/** Reads the `org` claim. Undefined when anything in it is not an organization id with a list of known roles. */
function organizationsOf(value: unknown): AccessClaims['organizations'] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([id, held]) => isUuid(id) && Array.isArray(held) && held.every(isRole))) return undefined;
  return Object.fromEntries(entries);
}

/** Reads our own claims from a payload whose signature holds. Undefined when one is missing or has another shape. */
export function claimsOf(payload: { sub?: unknown; sid?: unknown; org?: unknown; exp?: unknown }): AccessClaims | undefined {
  const organizations = organizationsOf(payload.org);
  if (!isUuid(payload.sub) || !isUuid(payload.sid) || !organizations || typeof payload.exp !== 'number') return undefined;
  return {
    personId: payload.sub as UserId,
    sessionId: payload.sid as SessionId,
    organizations,
    expiresAt: new Date(payload.exp * 1000),
  };
}
