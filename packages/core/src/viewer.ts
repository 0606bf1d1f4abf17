import type { OrganizationId, SessionId, UserId } from './ids.ts';

/** Roles that a person can hold in an organization. One person may hold several. */
export const roles = ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'] as const;
export type Role = (typeof roles)[number];

/** HL7 v3 PurposeOfUse, the part that we act on. */
export const purposes = ['TREAT', 'ETREAT', 'HPAYMT', 'HOPERAT', 'HRESCH', 'PATRQT'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * Who is asking, as the router tells it to every subgraph under the hop's signature.
 * `roles` are those held in the acting organization `organizationId`, and empty without one.
 */
export interface Viewer {
  readonly kind: 'anonymous' | 'person' | 'system';
  readonly personId: UserId | null;
  readonly sessionId: SessionId | null;
  readonly organizationId: OrganizationId | null;
  readonly roles: readonly Role[];
  readonly purpose: Purpose | null;
  readonly requestId: string;
}

export function anonymous(requestId: string): Viewer {
  return { kind: 'anonymous', personId: null, sessionId: null, organizationId: null, roles: [], purpose: null, requestId };
}

/** The platform itself: relays, jobs, event consumers. Reaches the database under the system role, never under the app role. */
export function systemViewer(requestId: string, organizationId: OrganizationId | null = null): Viewer {
  return { kind: 'system', personId: null, sessionId: null, organizationId, roles: [], purpose: null, requestId };
}

export function hasRole(viewer: Viewer, organizationId: OrganizationId, ...wanted: readonly Role[]): boolean {
  return viewer.organizationId === organizationId && viewer.roles.some((role) => wanted.includes(role));
}
