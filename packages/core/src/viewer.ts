import type { AppId, OrganizationId, SessionId, UserId } from './ids.ts';
import type { Scope } from './scopes.ts';

/** Roles that a person can hold in an organization. One person may hold several; without any they are a client. */
export const roles = ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR'] as const;
export type Role = (typeof roles)[number];
export const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

/** Roles on the platform itself. Whoever acts under one acts for no organization. */
export const platformRoles = ['SUPPORT'] as const;
export type PlatformRole = (typeof platformRoles)[number];
export const isPlatformRole = (value: unknown): value is PlatformRole => platformRoles.some((role) => role === value);

/** HL7 v3 PurposeOfUse, the part that we act on. */
export const purposes = ['TREAT', 'ETREAT', 'HPAYMT', 'HOPERAT', 'HRESCH', 'PATRQT'] as const;
export type Purpose = (typeof purposes)[number];

/** A third party's app that acts on a person's behalf, with no more than the person lent it. */
export interface ViewerApp {
  readonly id: AppId;
  readonly scopes: readonly Scope[];
}

/**
 * Who is asking, as the router tells it to every subgraph under the hop's signature.
 * `roles` are those held in the acting organization `organizationId`, and empty without one; `platformRoles` count only without one.
 */
export interface Viewer {
  readonly kind: 'anonymous' | 'person' | 'system';
  readonly personId: UserId | null;
  readonly sessionId: SessionId | null;
  readonly organizationId: OrganizationId | null;
  readonly roles: readonly Role[];
  readonly platformRoles: readonly PlatformRole[];
  readonly purpose: Purpose | null;
  /** Null: one of our own clients, which need no scope. */
  readonly app: ViewerApp | null;
  /** The network address that the request came from, for the audit store alone; null within the platform. */
  readonly address: string | null;
  readonly requestId: string;
}

const nobody = { personId: null, sessionId: null, organizationId: null, roles: [], platformRoles: [], purpose: null, app: null } as const;

export function anonymous(requestId: string, address: string | null = null): Viewer {
  return { kind: 'anonymous', ...nobody, address, requestId };
}

/** The platform itself: relays, jobs, event consumers. Reaches the database under the system role, never under the app role. */
export function systemViewer(requestId: string, organizationId: OrganizationId | null = null): Viewer {
  return { kind: 'system', ...nobody, organizationId, address: null, requestId };
}

export function hasRole(viewer: Viewer, organizationId: OrganizationId, ...wanted: readonly Role[]): boolean {
  return viewer.organizationId === organizationId && viewer.roles.some((role) => wanted.includes(role));
}
