import {
  asId,
  isPlatformRole,
  isRole,
  isScope,
  isUuid,
  type OrganizationId,
  type PlatformRole,
  type Role,
  type SessionId,
  type UserId,
  type ViewerApp,
} from '@klear/core';

/** What an access token says: who, in which session, with which roles in which organizations, until when. */
export interface AccessClaims {
  readonly personId: UserId;
  readonly sessionId: SessionId;
  readonly organizations: Readonly<Record<OrganizationId, readonly Role[]>>;
  readonly platformRoles: readonly PlatformRole[];
  /** The app that holds the token; null for our own clients. */
  readonly app: ViewerApp | null;
  readonly expiresAt: Date;
}

/** Reads the `org` claim. Undefined when anything in it is not an organization id with a list of known roles. */
function organizationsOf(value: unknown): AccessClaims['organizations'] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([id, held]) => isUuid(id) && Array.isArray(held) && held.every(isRole))) return undefined;
  return Object.fromEntries(entries);
}

/** Reads RFC 9068's `client_id` and `scope`. Null when neither is there; undefined when they are not ours. */
function appOf(clientId: unknown, scope: unknown): ViewerApp | null | undefined {
  if (clientId === undefined && scope === undefined) return null;
  if (!isUuid(clientId) || typeof scope !== 'string') return undefined;
  const lent = scope === '' ? [] : scope.split(' ');
  return lent.every(isScope) ? { id: asId(clientId), scopes: lent } : undefined;
}

/** Reads our own claims from a payload whose signature holds. Undefined when one is missing or has another shape. */
export function claimsOf(payload: {
  sub?: unknown;
  sid?: unknown;
  org?: unknown;
  plt?: unknown;
  client_id?: unknown;
  scope?: unknown;
  exp?: unknown;
}): AccessClaims | undefined {
  const { sub, sid, plt = [], exp } = payload;
  const organizations = organizationsOf(payload.org);
  const app = appOf(payload.client_id, payload.scope);
  if (!isUuid(sub) || !isUuid(sid) || !organizations || app === undefined || typeof exp !== 'number') return undefined;
  if (!Array.isArray(plt) || !plt.every(isPlatformRole)) return undefined;
  return { personId: asId(sub), sessionId: asId(sid), organizations, platformRoles: plt, app, expiresAt: new Date(exp * 1000) };
}
