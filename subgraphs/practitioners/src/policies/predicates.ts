import { mayIn } from '@klear/auth';
import type { OrganizationId, PractitionerId, Viewer } from '@klear/core';

/** A profile and its credentials belong to their person. */
export function mayEditProfile(viewer: Viewer, practitionerId: PractitionerId): boolean {
  return viewer.kind === 'person' && viewer.personId === practitionerId;
}

/** Whoever practises for the organization that they act for may have a profile: nobody lists themselves out of the blue. */
export function mayCreateProfile(viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.roles.includes('PRACTITIONER');
}

/** Services are offered by the organization's managers, and by the practitioner who gives them. */
export function mayOffer(viewer: Viewer, offer: { organizationId: OrganizationId; practitionerId: PractitionerId }): boolean {
  if (mayIn(viewer, offer.organizationId, 'SERVICES_EDIT')) return true;
  const practisesHere = viewer.organizationId === offer.organizationId && viewer.roles.includes('PRACTITIONER');
  return practisesHere && viewer.personId === offer.practitionerId;
}

/** The organization's managers keep its locations. */
export function mayEditLocations(viewer: Viewer, organizationId: OrganizationId): boolean {
  return mayIn(viewer, organizationId, 'LOCATIONS_EDIT');
}
