import { type Care, hasCareRelationship, isSelf, mayIn, selfMay } from '@klear/auth';
import type { OrganizationId, UserId, Viewer } from '@klear/core';
import type { Contact } from '../domain/contact.ts';

/** How the viewer stands to a person, as far as this subgraph knows. */
export interface Relation extends Care {
  /** The person works for the organization that the viewer acts for. */
  readonly isColleague: boolean;
}

export const unrelated: Relation = { isColleague: false, isClient: false };

/** What is the person's alone: address, preferences and the like. */
export function mayReadOwn(viewer: Viewer, personId: UserId): boolean {
  return selfMay(viewer, personId, 'PROFILE_READ_SELF');
}

/** Name and e-mail: the person, colleagues, and the practice that the person books with. */
export function mayReadName(viewer: Viewer, personId: UserId, relation: Relation): boolean {
  const isColleague = relation.isColleague && mayIn(viewer, viewer.organizationId, 'MEMBERS_READ');
  return mayReadOwn(viewer, personId) || isColleague || hasCareRelationship(viewer, relation, 'CLIENTS_READ');
}

/** Phone and birth date: the person and the practice that the person books with; not colleagues. */
export function mayReadContact(viewer: Viewer, personId: UserId, relation: Relation): boolean {
  return mayReadOwn(viewer, personId) || hasCareRelationship(viewer, relation, 'CLIENTS_READ');
}

/** Any one field of a person's contact. The address is seen by the person alone. */
export function mayReadField(viewer: Viewer, of: { id: UserId; relation: Relation; field: keyof Contact }): boolean {
  const { id, relation, field } = of;
  if (field === 'name' || field === 'email') return mayReadName(viewer, id, relation);
  return field === 'address' ? mayReadOwn(viewer, id) : mayReadContact(viewer, id, relation);
}

/** A membership: its holder and the members of its organization. */
export function mayReadMembership(viewer: Viewer, membership: { personId: UserId; organizationId: OrganizationId }): boolean {
  return isSelf(viewer, membership.personId) || mayIn(viewer, membership.organizationId, 'MEMBERS_READ');
}

/** A consent: the person who gave it, and the platform, which enforces it. */
export function mayReadConsent(viewer: Viewer, consent: { personId: UserId }): boolean {
  return isSelf(viewer, consent.personId) || viewer.kind === 'system';
}
