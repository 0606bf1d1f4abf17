import { mayIn } from '@klear/auth';
import type { OrganizationId, UserId, Viewer } from '@klear/core';

/** How the viewer stands to a person, as far as this subgraph knows. */
export interface Relation {
  /** The person works for the organization that the viewer acts for. */
  readonly isColleague: boolean;
  /** The person books with the organization that the viewer acts for. */
  readonly isClient: boolean;
}

export const unrelated: Relation = { isColleague: false, isClient: false };

export function isSelf(viewer: Viewer, personId: UserId): boolean {
  return viewer.personId !== null && viewer.personId === personId;
}

/** Name and e-mail: the person, colleagues, and the practice that the person books with. */
export function mayReadName(viewer: Viewer, personId: UserId, relation: Relation): boolean {
  if (isSelf(viewer, personId)) return true;
  if (viewer.organizationId === null) return false;
  const asColleague = relation.isColleague && mayIn(viewer, viewer.organizationId, 'MEMBERS_READ');
  return asColleague || mayReadClient(viewer, relation);
}

/** Phone and birth date: the person and the practice that the person books with; not colleagues. */
export function mayReadContact(viewer: Viewer, personId: UserId, relation: Relation): boolean {
  return isSelf(viewer, personId) || mayReadClient(viewer, relation);
}

function mayReadClient(viewer: Viewer, relation: Relation): boolean {
  return relation.isClient && viewer.organizationId !== null && mayIn(viewer, viewer.organizationId, 'CLIENTS_READ');
}

/** A membership: its holder and the members of its organization. */
export function mayReadMembership(viewer: Viewer, membership: { personId: UserId; organizationId: OrganizationId }): boolean {
  return isSelf(viewer, membership.personId) || mayIn(viewer, membership.organizationId, 'MEMBERS_READ');
}

/** A consent: the person who gave it, and the platform, which enforces it. */
export function mayReadConsent(viewer: Viewer, consent: { personId: UserId }): boolean {
  return isSelf(viewer, consent.personId) || viewer.kind === 'system';
}
