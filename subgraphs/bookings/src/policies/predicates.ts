import { isParticipant, isSelf, mayIn, practitionerMay, purposeServes, selfMay, type Visit } from '@klear/auth';
import type { OrganizationId, PractitionerId, RefusalReason, UserId, Viewer } from '@klear/core';

/** Whom a visit concerns: holds, appointments and conversations all have these. */
export type Concerned = Visit;

export const isClientOf = (viewer: Viewer, visit: Pick<Concerned, 'clientId'>): boolean => isSelf(viewer, visit.clientId);

/** Owners, managers and front desk read all appointments of their organization, a practitioner their own, a client theirs. */
export const mayReadAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  isParticipant(viewer, visit, { client: 'APPOINTMENTS_READ_SELF', practitioner: 'APPOINTMENTS_READ_OWN' }) ||
  mayIn(viewer, visit.organizationId, 'APPOINTMENTS_READ_ANY');

export const mayReadAppointmentsOfOrganization = (viewer: Viewer, organizationId: OrganizationId): boolean =>
  mayIn(viewer, organizationId, 'APPOINTMENTS_READ_ANY');

/** A practitioner asks for their own, the practice for everybody's; both within the organization that they act for. */
export const mayReadAppointmentsOfPractitioner = (viewer: Viewer, practitionerId: PractitionerId): boolean => {
  const { organizationId } = viewer;
  const isOwn = isSelf(viewer, practitionerId);
  return mayIn(viewer, organizationId, 'APPOINTMENTS_READ_ANY') || (isOwn && mayIn(viewer, organizationId, 'APPOINTMENTS_READ_OWN'));
};

export const mayReadAppointmentsOfPerson = (viewer: Viewer, personId: UserId): boolean =>
  selfMay(viewer, personId, 'APPOINTMENTS_READ_SELF');

/** What only the practice does: check in, fulfil, note a no-show. */
export const mayRunAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  mayIn(viewer, visit.organizationId, 'APPOINTMENTS_EDIT_ANY') || practitionerMay(viewer, visit, 'APPOINTMENTS_EDIT_OWN');

/** Moving and cancelling is the client's right too. */
export const mayChangeAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  selfMay(viewer, visit.clientId, 'APPOINTMENTS_EDIT_SELF') || mayRunAppointment(viewer, visit);

/** A hold belongs to its client alone. */
export const mayUseHold = (viewer: Viewer, hold: Pick<Concerned, 'clientId'>): boolean =>
  selfMay(viewer, hold.clientId, 'APPOINTMENTS_BOOK');

export const mayEditSchedule = (viewer: Viewer, of: { organizationId: OrganizationId; practitionerId: PractitionerId }): boolean =>
  mayIn(viewer, of.organizationId, 'SCHEDULE_EDIT_ANY') || practitionerMay(viewer, of, 'SCHEDULE_EDIT_OWN');

/** A conversation is its two participants', whatever roles others hold. */
export const mayReadConversation = (viewer: Viewer, conversation: Concerned): boolean =>
  isParticipant(viewer, conversation, { client: 'MESSAGES_READ_SELF', practitioner: 'MESSAGES_READ_OWN' });

/** What is said in a conversation is health data of its client: the practitioner says what for. `purposes` are those of its label. */
export const messagesRefusal = (
  viewer: Viewer,
  conversation: Concerned,
  { purposes, verb }: { purposes: readonly string[]; verb: 'READ' | 'WRITE' },
): RefusalReason | undefined => {
  const takesPart = isParticipant(viewer, conversation, { client: `MESSAGES_${verb}_SELF`, practitioner: `MESSAGES_${verb}_OWN` });
  if (!takesPart) return 'NOT_RELATED';
  return purposeServes(viewer, { isOwn: isClientOf(viewer, conversation), purposes }) ? undefined : 'PURPOSE_REQUIRED';
};
