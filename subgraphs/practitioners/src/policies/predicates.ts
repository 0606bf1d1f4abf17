import { holds, isSelf, mayIn, practitionerMay, selfMay } from '@klear/auth';
import type { OrganizationId, PractitionerId, Viewer } from '@klear/core';

/** A profile and its credentials belong to their person. */
export function mayEditProfile(viewer: Viewer, practitionerId: PractitionerId): boolean {
  return selfMay(viewer, practitionerId, 'PROFILE_EDIT_SELF');
}

/** Whoever practises for the organization that they act for may have a profile: nobody lists themselves out of the blue. */
export function mayCreateProfile(viewer: Viewer): boolean {
  return holds(viewer, 'PROFILE_EDIT_OWN');
}

/** Services are offered by the organization's managers, and by the practitioner who gives them. */
export function mayOffer(viewer: Viewer, offer: { organizationId: OrganizationId; practitionerId: PractitionerId }): boolean {
  return mayIn(viewer, offer.organizationId, 'SERVICES_EDIT') || practitionerMay(viewer, offer, 'SERVICES_EDIT_OWN');
}

/** The organization's managers keep its locations. */
export function mayEditLocations(viewer: Viewer, organizationId: OrganizationId): boolean {
  return mayIn(viewer, organizationId, 'LOCATIONS_EDIT');
}

/** The platform's support checks what others state: nobody vouches for themselves, and no practice for the one whom it employs. */
export function mayVerify(viewer: Viewer, credential: { practitionerId: PractitionerId }): boolean {
  return holds(viewer, 'CREDENTIALS_VERIFY') && !isSelf(viewer, credential.practitionerId);
}
