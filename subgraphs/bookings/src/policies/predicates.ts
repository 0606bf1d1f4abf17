import { mayIn } from '@klear/auth';
import type { OrganizationId, PractitionerId, UserId, Viewer } from '@klear/core';

/** Whom a visit concerns: holds, appointments and conversations all have these. */
export interface Concerned {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly clientId: UserId;
}

export const isClientOf = (viewer: Viewer, visit: Pick<Concerned, 'clientId'>): boolean =>
  viewer.kind === 'person' && viewer.personId === visit.clientId;

const isPractitionerOf = (viewer: Viewer, visit: Concerned): boolean =>
  viewer.personId === visit.practitionerId && mayIn(viewer, visit.organizationId, 'APPOINTMENTS_READ_OWN');

/** Owners, managers and front desk read all appointments of their organization, a practitioner their own, a client theirs. */
export const mayReadAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  isClientOf(viewer, visit) || isPractitionerOf(viewer, visit) || mayIn(viewer, visit.organizationId, 'APPOINTMENTS_READ_ANY');

export const mayReadAppointmentsOfOrganization = (viewer: Viewer, organizationId: OrganizationId): boolean =>
  mayIn(viewer, organizationId, 'APPOINTMENTS_READ_ANY');

/** A practitioner asks for their own, the practice for everybody's; both within the organization that they act for. */
export const mayReadAppointmentsOfPractitioner = (viewer: Viewer, practitionerId: PractitionerId): boolean =>
  viewer.organizationId !== null &&
  (mayIn(viewer, viewer.organizationId, 'APPOINTMENTS_READ_ANY') ||
    (viewer.personId === practitionerId && mayIn(viewer, viewer.organizationId, 'APPOINTMENTS_READ_OWN')));

export const mayReadAppointmentsOfPerson = (viewer: Viewer, personId: UserId): boolean =>
  viewer.kind === 'person' && viewer.personId === personId;

/** What only the practice does: check in, fulfil, note a no-show. */
export const mayRunAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  mayIn(viewer, visit.organizationId, 'APPOINTMENTS_EDIT_ANY') ||
  (viewer.personId === visit.practitionerId && mayIn(viewer, visit.organizationId, 'APPOINTMENTS_EDIT_OWN'));

/** Moving and cancelling is the client's right too. */
export const mayChangeAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  isClientOf(viewer, visit) || mayRunAppointment(viewer, visit);

/** A hold belongs to its client alone. */
export const mayUseHold = (viewer: Viewer, hold: Pick<Concerned, 'clientId'>): boolean => isClientOf(viewer, hold);

export const mayEditSchedule = (viewer: Viewer, of: { organizationId: OrganizationId; practitionerId: PractitionerId }): boolean =>
  mayIn(viewer, of.organizationId, 'SCHEDULE_EDIT_ANY') ||
  (viewer.personId === of.practitionerId && mayIn(viewer, of.organizationId, 'SCHEDULE_EDIT_OWN'));

/** A conversation is its two participants', whatever roles others hold. */
export const mayReadConversation = (viewer: Viewer, conversation: Concerned): boolean =>
  isClientOf(viewer, conversation) ||
  (viewer.personId === conversation.practitionerId && mayIn(viewer, conversation.organizationId, 'APPOINTMENTS_READ_OWN'));
