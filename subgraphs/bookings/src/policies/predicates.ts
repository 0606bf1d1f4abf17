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

/** Whose part of the practice's day a viewer sees at the front desk: everybody's, a practitioner only their own; undefined: none. */
export const deskPartOf = (viewer: Viewer, organizationId: OrganizationId): { readonly only: PractitionerId | null } | undefined => {
  if (mayIn(viewer, organizationId, 'APPOINTMENTS_READ_ANY')) return { only: null };
  return viewer.personId && mayIn(viewer, organizationId, 'APPOINTMENTS_READ_OWN') ? { only: viewer.personId } : undefined;
};

/** That a time is held at the practice, never by whom. */
export const maySeeDeskTime = (viewer: Viewer, of: { organizationId: OrganizationId; practitionerId: PractitionerId }): boolean => {
  const part = deskPartOf(viewer, of.organizationId);
  return part !== undefined && (part.only === null || part.only === of.practitionerId);
};

/** A practitioner asks for their own, the practice for everybody's; both within the organization that they act for. */
export const mayReadAppointmentsOfPractitioner = (viewer: Viewer, practitionerId: PractitionerId): boolean => {
  const { organizationId } = viewer;
  const isOwn = isSelf(viewer, practitionerId);
  return mayIn(viewer, organizationId, 'APPOINTMENTS_READ_ANY') || (isOwn && mayIn(viewer, organizationId, 'APPOINTMENTS_READ_OWN'));
};

export const mayReadAppointmentsOfPerson = (viewer: Viewer, personId: UserId): boolean =>
  selfMay(viewer, personId, 'APPOINTMENTS_READ_SELF');

/** Owners, managers and front desk settle what is open in their organization, a practitioner what is about their own visits. */
export const mayReadTask = (viewer: Viewer, task: Pick<Concerned, 'organizationId' | 'practitionerId'>): boolean =>
  mayIn(viewer, task.organizationId, 'APPOINTMENTS_READ_ANY') || practitionerMay(viewer, task, 'APPOINTMENTS_READ_OWN');

export const mayRunTask = (viewer: Viewer, task: Pick<Concerned, 'organizationId' | 'practitionerId'>): boolean =>
  mayIn(viewer, task.organizationId, 'APPOINTMENTS_EDIT_ANY') || practitionerMay(viewer, task, 'APPOINTMENTS_EDIT_OWN');

/** Of whose visits a viewer reads the tasks of an organization: everybody's, their own, or nobody's. */
export const tasksReadBy = (viewer: Viewer, organizationId: OrganizationId): 'ANY' | 'OWN' | 'NONE' => {
  if (mayIn(viewer, organizationId, 'APPOINTMENTS_READ_ANY')) return 'ANY';
  return mayIn(viewer, organizationId, 'APPOINTMENTS_READ_OWN') ? 'OWN' : 'NONE';
};

/** What only the practice does: check in, fulfil, note a no-show. */
export const mayRunAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  mayIn(viewer, visit.organizationId, 'APPOINTMENTS_EDIT_ANY') || practitionerMay(viewer, visit, 'APPOINTMENTS_EDIT_OWN');

/** Booking or moving against the rules of the practice is for those who answer for it, and for the practitioner whose visit it is. */
export const mayOverride = (viewer: Viewer, visit: Pick<Concerned, 'organizationId' | 'practitionerId'>): boolean =>
  mayIn(viewer, visit.organizationId, 'APPOINTMENTS_EDIT_ANY')
    ? mayIn(viewer, visit.organizationId, 'APPOINTMENTS_OVERRIDE')
    : practitionerMay(viewer, visit, 'APPOINTMENTS_OVERRIDE');

/** What was waived is between those who run the practice. */
export const mayReadOverride = (viewer: Viewer, visit: Concerned): boolean =>
  mayIn(viewer, visit.organizationId, 'APPOINTMENTS_READ_ANY') || practitionerMay(viewer, visit, 'APPOINTMENTS_READ_OWN');

/** Booking for a client is the desk's for everybody's calendar, and a practitioner's for their own. */
export const mayBookForClients = (viewer: Viewer, of: Pick<Concerned, 'organizationId' | 'practitionerId'>): boolean =>
  mayIn(viewer, of.organizationId, 'APPOINTMENTS_EDIT_ANY') || practitionerMay(viewer, of, 'APPOINTMENTS_EDIT_OWN');

/** Whether the others of a group know of one is one's own to say. */
export const mayShowSeat = (viewer: Viewer, visit: Concerned): boolean => selfMay(viewer, visit.clientId, 'APPOINTMENTS_EDIT_SELF');

/** Moving and cancelling is the client's right too. */
export const mayChangeAppointment = (viewer: Viewer, visit: Concerned): boolean =>
  selfMay(viewer, visit.clientId, 'APPOINTMENTS_EDIT_SELF') || mayRunAppointment(viewer, visit);

/** A hold belongs to its client alone. */
export const mayUseHold = (viewer: Viewer, hold: Pick<Concerned, 'clientId'>): boolean =>
  selfMay(viewer, hold.clientId, 'APPOINTMENTS_BOOK');

/** How a booking goes on is its client's to know; the practice sees the appointment that comes of it. */
export const mayFollowBooking = (viewer: Viewer, process: Pick<Concerned, 'clientId'>): boolean =>
  selfMay(viewer, process.clientId, 'APPOINTMENTS_READ_SELF');

export const mayEditSchedule = (viewer: Viewer, of: { organizationId: OrganizationId; practitionerId: PractitionerId }): boolean =>
  mayIn(viewer, of.organizationId, 'SCHEDULE_EDIT_ANY') || practitionerMay(viewer, of, 'SCHEDULE_EDIT_OWN');

/** What a practice calls its rooms and equipment, those who work there know; who keeps them is who keeps the calendars. */
export const mayReadResources = (viewer: Viewer, organizationId: OrganizationId): boolean =>
  mayIn(viewer, organizationId, 'RESOURCES_READ');
export const mayEditResources = (viewer: Viewer, organizationId: OrganizationId): boolean =>
  mayIn(viewer, organizationId, 'RESOURCES_EDIT');

/** How a practice shares its visits out is its managers' business. */
export const mayEditRouting = (viewer: Viewer, organizationId: OrganizationId): boolean => mayIn(viewer, organizationId, 'SERVICES_EDIT');

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

/** What a message said before it was changed is its author's to see, and nobody else's: not the other one's, not the practice's. */
export const mayReadTrace = (viewer: Viewer, authorId: UserId): boolean => isSelf(viewer, authorId);
