import type { OrganizationId, PractitionerId, UserId, Viewer } from '@klear/core';
import { type Action, holds, mayIn } from './actions.ts';

/**
 * How a viewer stands to what they ask for, each relation in one place. Pure: facts of a domain come in as arguments, loaded by the
 * subgraph that owns them. A delegate, when there are delegates, is one relation more here.
 */

/** Self: the person whom a thing concerns is the one who asks. */
export function isSelf(viewer: Viewer, personId: UserId | null): boolean {
  return viewer.kind === 'person' && viewer.personId !== null && viewer.personId === personId;
}

/** Self, by a right that every person has over their own things; an app needs the scope of it too. */
export function selfMay(viewer: Viewer, personId: UserId | null, action: Action): boolean {
  return isSelf(viewer, personId) && holds(viewer, action);
}

/** Same organization: the viewer works for the organization that a thing belongs to, and acts for it. What belongs to none has no staff. */
export function isSameOrganization(viewer: Viewer, organizationId: OrganizationId | null): boolean {
  return viewer.kind === 'person' && organizationId !== null && viewer.organizationId === organizationId && viewer.roles.length > 0;
}

/** Whom a visit concerns: holds, appointments, conversations and payments all have these. */
export interface Visit {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly clientId: UserId;
}

/** The practitioner of a visit, acting for its practice, by an action of theirs. */
export function practitionerMay(viewer: Viewer, visit: Pick<Visit, 'organizationId' | 'practitionerId'>, action: Action): boolean {
  return isSelf(viewer, visit.practitionerId) && mayIn(viewer, visit.organizationId, action);
}

/** Participant: one of the two of a visit, each by the action that is theirs. Roles of others do not count. */
export function isParticipant(viewer: Viewer, visit: Visit, by: { readonly client: Action; readonly practitioner: Action }): boolean {
  return selfMay(viewer, visit.clientId, by.client) || practitionerMay(viewer, visit, by.practitioner);
}

/** What is known of a person and the organization that the viewer acts for. */
export interface Care {
  /** The person books with that organization. */
  readonly isClient: boolean;
}

/** Care relationship: the viewer acts, by this action, for a practice that the person books with. */
export function hasCareRelationship(viewer: Viewer, care: Care, action: Action): boolean {
  return care.isClient && mayIn(viewer, viewer.organizationId, action);
}

/** A consent as whoever enforces it knows it. At least one of practitioner and organization is named; both named must both match. */
export interface Grant {
  readonly personId: UserId;
  readonly practitionerId: UserId | null;
  readonly organizationId: OrganizationId | null;
  /** Empty: every category. */
  readonly categories: readonly string[];
  readonly purposes: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** Consent: whether one grant of that person covers this viewer, part and purpose at this instant. Its period is half-open. */
export function consentCovers(grant: Grant, of: { viewer: Viewer; personId: UserId; category: string; at: Date }): boolean {
  const { viewer, personId, category, at } = of;
  const { practitionerId, organizationId } = grant;
  if (grant.personId !== personId) return false;
  if (practitionerId === null && organizationId === null) return false;
  if (practitionerId !== null && practitionerId !== viewer.personId) return false;
  if (organizationId !== null && organizationId !== viewer.organizationId) return false;
  if (grant.categories.length > 0 && !grant.categories.includes(category)) return false;
  if (!grant.purposes.some((purpose) => purpose === viewer.purpose)) return false;
  return grant.startsAt <= at && (grant.endsAt === null || at < grant.endsAt);
}

/**
 * Whether health data may be used for what the request says it is for. One's own is used at one's own request, whatever is said;
 * others must say a purpose that the data's label lists, and can never say that the person asked.
 */
export function purposeServes(viewer: Viewer, use: { isOwn: boolean; purposes: readonly string[] }): boolean {
  if (use.isOwn) return use.purposes.includes('PATRQT');
  return viewer.purpose !== 'PATRQT' && use.purposes.some((purpose) => purpose === viewer.purpose);
}
