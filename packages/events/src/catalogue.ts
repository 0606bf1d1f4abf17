import { z } from 'zod';
import { fields } from './fields.ts';

const { code, flag, id, oneOf, organizationId, role, time, userId, whole } = fields;

/** Any version change of a payload's shape raises `version`; consumers see only shapes that this list knows. */
function shape<Shape extends z.ZodRawShape>(version: number, payload: Shape) {
  return { version, payload: z.strictObject(payload) };
}

const consent = {
  consentId: id<'Consent'>(),
  personId: userId,
  practitionerId: userId.nullable(),
  organizationId: organizationId.nullable(),
  /** Record categories that the grant covers, empty for all. */
  categories: z.array(code),
  purposes: z.array(code),
  /** Grows with every grant and withdrawal of this person: the higher one is the truth. */
  epoch: whole,
};

const booked = {
  appointmentId: id<'Appointment'>(),
  organizationId,
  practitionerId: userId,
  clientId: userId,
  serviceId: id<'Service'>(),
  locationId: id<'Location'>().nullable(),
  paymentId: id<'Payment'>().nullable(),
  startsAt: time,
  endsAt: time,
};

const held = {
  holdId: id<'Hold'>(),
  organizationId,
  practitionerId: userId,
  clientId: userId,
  serviceId: id<'Service'>(),
  locationId: id<'Location'>().nullable(),
  startsAt: time,
  endsAt: time,
};

const payment = {
  paymentId: id<'Payment'>(),
  organizationId,
  clientId: userId,
  holdId: id<'Hold'>().nullable(),
  appointmentId: id<'Appointment'>().nullable(),
  amountMinor: whole,
  currency: code,
};

const article = {
  articleId: id<'Article'>(),
  /** Null for an article of the platform. */
  organizationId: organizationId.nullable(),
  articleVersion: whole,
  locale: code,
  specialties: z.array(code),
};

/** What one fact of the audit log tells beyond its subgraph: ids, codes and names of fields, never a value, never an address. */
const access = z.strictObject({
  factId: id<'AuditEvent'>(),
  type: code,
  action: oneOf('C', 'R', 'U', 'D', 'E'),
  outcome: oneOf('0', '4', '8', '12'),
  reason: code.nullable(),
  entityType: code,
  entityId: id<'Entity'>().nullable(),
  subjectId: userId.nullable(),
  onBehalfOfId: userId.nullable(),
  organizationId: organizationId.nullable(),
  consentId: id<'Consent'>().nullable(),
  /** `Type.field` of the contract. */
  fields: z.array(code),
});

/** Every event of the platform: the one list. Payloads hold ids, times and codes, never a personal or health datum. */
export const catalogue = {
  UserRegistered: shape(1, { personId: userId, locale: code.nullable() }),
  OrganizationCreated: shape(1, {
    organizationId,
    ownerId: userId.nullable(),
    zone: code,
    currency: code.nullable(),
    locationId: id<'Location'>().nullable(),
  }),
  /** Nobody acts for the organization from now on, and nothing new is booked there, until it is reinstated. */
  OrganizationSuspended: shape(1, { organizationId, reason: oneOf('COMPLAINT', 'FRAUD', 'LICENCE', 'PAYMENT', 'OTHER') }),
  OrganizationReinstated: shape(1, { organizationId }),
  /** `roles` after the change: empty when the membership has ended. */
  MembershipChanged: shape(1, { organizationId, personId: userId, roles: z.array(role) }),
  ConsentGranted: shape(1, { ...consent, startsAt: time, endsAt: time.nullable() }),
  ConsentWithdrawn: shape(1, { ...consent, withdrawnAt: time }),
  SessionRevoked: shape(1, { sessionId: id<'Session'>(), personId: userId, reason: code }),

  /** `organizationIds`: where the practitioner works now. `active` false hides them from the directory. */
  PractitionerChanged: shape(1, {
    practitionerId: userId,
    organizationIds: z.array(organizationId),
    specialties: z.array(code),
    active: flag,
  }),
  ServiceChanged: shape(1, {
    serviceId: id<'Service'>(),
    organizationId,
    practitionerIds: z.array(userId),
    durationMinutes: whole,
    bufferBeforeMinutes: whole,
    bufferAfterMinutes: whole,
    alignmentMinutes: whole,
    minimumNoticeMinutes: whole,
    horizonDays: whole,
    amountMinor: whole,
    currency: code,
    modality: code,
    active: flag,
  }),
  LocationChanged: shape(1, { locationId: id<'Location'>(), organizationId, zone: code, active: flag }),

  /** The practitioner's free time may differ from now on: weekly rules or exceptions were changed. */
  ScheduleChanged: shape(1, { organizationId, scheduleId: id<'Schedule'>(), practitionerId: userId }),
  SlotHeld: shape(1, { ...held, expiresAt: time }),
  HoldReleased: shape(1, { ...held, reason: oneOf('BOOKED', 'EXPIRED', 'RELEASED', 'PAYMENT_FAILED') }),
  AppointmentBooked: shape(1, { ...booked, holdId: id<'Hold'>().nullable() }),
  AppointmentRescheduled: shape(1, { ...booked, previousStartsAt: time, previousEndsAt: time }),
  AppointmentCheckedIn: shape(1, booked),
  AppointmentCancelled: shape(1, { ...booked, cancelledBy: oneOf('CLIENT', 'PRACTITIONER', 'STAFF', 'SYSTEM'), reason: code.nullable() }),
  AppointmentFulfilled: shape(1, booked),
  AppointmentNoShow: shape(1, booked),
  MessagePosted: shape(1, {
    messageId: id<'Message'>(),
    conversationId: id<'Conversation'>(),
    appointmentId: id<'Appointment'>(),
    organizationId,
    authorId: userId,
    postedAt: time,
  }),

  PaymentAuthorized: shape(1, payment),
  PaymentCaptured: shape(1, payment),
  PaymentCanceled: shape(1, payment),
  /** `amountMinor` is the amount of this refund. */
  PaymentRefunded: shape(1, { ...payment, refundId: id<'Refund'>() }),
  PaymentFailed: shape(1, { ...payment, reason: code }),

  RecordChanged: shape(1, {
    resourceId: id<'HealthResource'>(),
    personId: userId,
    organizationId: organizationId.nullable(),
    resourceType: code,
    change: oneOf('ADDED', 'REVISED', 'REMOVED'),
  }),

  /** Accesses of one transaction, allowed and refused, for the access log of the persons and the auditors of the organizations. */
  AccessRecorded: shape(1, {
    subgraph: code,
    /** Null when the caller chose it: then it is not ours to spread. */
    requestId: id<'Request'>().nullable(),
    agentKind: oneOf('anonymous', 'person', 'system'),
    agentId: userId.nullable(),
    appId: id<'App'>().nullable(),
    purpose: code.nullable(),
    facts: z.array(access),
  }),

  ArticlePublished: shape(1, article),
  ArticleRetired: shape(1, article),
};
