import { z } from 'zod';
import { fields } from './fields.ts';

const { code, flag, id, oneOf, organizationId, role, time, userId, whole } = fields;

/**
 * A change of a payload's shape raises `version`; consumers see only shapes that this list knows. A field that is added to an event
 * already told has a default instead: what was recorded before it is still read, and means what it meant.
 */
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
  /** The group that it is a seat of. */
  sessionId: id<'Session'>().nullable().default(null),
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
  /** The group of which a seat is held. */
  sessionId: id<'Session'>().nullable().default(null),
  startsAt: time,
  endsAt: time,
};

/** One of the lengths in which a service can be booked. */
const durationOption = z.strictObject({ durationMinutes: whole, amountMinor: whole });

/** What a visit needs besides people: one thing of a kind, by the word of its type. */
const need = z.strictObject({ kind: oneOf('ROOM', 'EQUIPMENT'), type: code });

/** Starts on these weekdays (ISO 8601, Monday 1) and between these wall times cost so many percent of the price. */
const priceRule = z.strictObject({ weekdays: z.array(whole), opens: code, closes: code, percent: whole });

/** A cancellation less than `minutesBefore` the start costs `feePercent` of the price. */
const cancellationPolicy = z.strictObject({
  tiers: z.array(z.strictObject({ minutesBefore: whole, feePercent: whole })),
  noShowFeePercent: whole,
});

const payment = {
  paymentId: id<'Payment'>(),
  organizationId,
  clientId: userId,
  holdId: id<'Hold'>().nullable(),
  appointmentId: id<'Appointment'>().nullable(),
  amountMinor: whole,
  currency: code,
  /** Given back so far, over all refunds. */
  refundedMinor: whole.default(0),
};

const changedMessage = {
  messageId: id<'Message'>(),
  conversationId: id<'Conversation'>(),
  organizationId,
  authorId: userId,
  changedAt: time,
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
  /** Who, by what request and when, where that differs from what the event says for all. */
  by: z
    .strictObject({
      requestId: id<'Request'>().nullable(),
      agentKind: oneOf('anonymous', 'person', 'system'),
      agentId: userId.nullable(),
      appId: id<'App'>().nullable(),
      purpose: code.nullable(),
      recordedAt: time,
    })
    .nullable()
    .default(null),
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
    /** Every length that can be chosen; none means the one above alone. */
    durationOptions: z.array(durationOption).default([]),
    /** How often it is given on one day, and in one week from Monday on; null without limit. */
    dailyLimit: whole.nullable().default(null),
    weeklyLimit: whole.nullable().default(null),
    /** More than one makes it a group session. */
    capacity: whole.default(1),
    needs: z.array(need).default([]),
    requiresConfirmation: flag.default(false),
    /** Code of the credential that its practitioner must hold; null when none is needed. */
    licence: code.nullable().default(null),
    /** Where alone it is given; null for every place of the practitioner. */
    locationId: id<'Location'>().nullable().default(null),
    priceRules: z.array(priceRule).default([]),
    cancellationPolicy: cancellationPolicy.default({ tiers: [], noShowFeePercent: 100 }),
  }),
  /** `jurisdiction`: ISO 3166-2, or 3166-1 where no more is known. */
  LocationChanged: shape(1, {
    locationId: id<'Location'>(),
    organizationId,
    zone: code,
    active: flag,
    jurisdiction: code.nullable().default(null),
  }),

  /**
   * What entitles a practitioner was stated, checked or removed. `code` is the word that a service's licence names, null for what no
   * service asks for; `startsOn` and `endsOn` are the first and last date on which it holds, null without bound.
   */
  CredentialChanged: shape(1, {
    credentialId: id<'Credential'>(),
    practitionerId: userId,
    code: code.nullable(),
    jurisdiction: code.nullable(),
    startsOn: code.nullable(),
    endsOn: code.nullable(),
    /** Validated with its issuer. */
    verified: flag,
    /** False once its holder removed it. */
    held: flag,
  }),

  /** The practitioner's free time may differ from now on: weekly rules or exceptions were changed. */
  ScheduleChanged: shape(1, { organizationId, scheduleId: id<'Schedule'>(), practitionerId: userId }),
  SlotHeld: shape(1, { ...held, expiresAt: time }),
  /** Kept longer; how long in all has a bound. */
  HoldRenewed: shape(1, { ...held, expiresAt: time }),
  HoldReleased: shape(1, { ...held, reason: oneOf('BOOKED', 'EXPIRED', 'RELEASED', 'PAYMENT_FAILED') }),
  AppointmentBooked: shape(1, { ...booked, holdId: id<'Hold'>().nullable() }),
  /** Asked for, and its time is kept until the practice has answered. One that is declined or not answered is cancelled. */
  AppointmentRequested: shape(1, { ...booked, holdId: id<'Hold'>().nullable() }),
  AppointmentConfirmed: shape(1, { ...booked, holdId: id<'Hold'>().nullable() }),
  AppointmentRescheduled: shape(1, { ...booked, previousStartsAt: time, previousEndsAt: time }),
  AppointmentArrived: shape(1, booked),
  /** A new tz database: the visit keeps its wall time and moved to its new instant; or it is kept where it is, at another wall time. */
  AppointmentReanchored: shape(1, {
    ...booked,
    previousStartsAt: time,
    previousEndsAt: time,
    tzdbVersion: code,
    outcome: oneOf('MOVED', 'KEPT'),
  }),
  AppointmentCheckedIn: shape(1, booked),
  AppointmentStarted: shape(1, booked),
  /** `feeMinor`: what the client pays for it all the same, of the price. */
  AppointmentCancelled: shape(1, {
    ...booked,
    cancelledBy: oneOf('CLIENT', 'PRACTITIONER', 'STAFF', 'SYSTEM'),
    reason: code.nullable(),
    feeMinor: whole.default(0),
  }),
  AppointmentFulfilled: shape(1, booked),
  /** `feeMinor` as above; null: the whole price. */
  AppointmentNoShow: shape(1, { ...booked, feeMinor: whole.nullable().default(null) }),
  /** How far the booking of a hold has come. `outcome` is null while it may still end either way. */
  BookingProcessChanged: shape(1, {
    bookingProcessId: id<'Hold'>(),
    organizationId,
    clientId: userId,
    state: code,
    outcome: code.nullable(),
    appointmentId: id<'Appointment'>().nullable(),
    paymentId: id<'Payment'>().nullable(),
  }),
  MessagePosted: shape(1, {
    messageId: id<'Message'>(),
    conversationId: id<'Conversation'>(),
    appointmentId: id<'Appointment'>(),
    organizationId,
    authorId: userId,
    postedAt: time,
  }),

  /** `position`: the number of the last message that the reader has read. */
  ConversationRead: shape(1, { conversationId: id<'Conversation'>(), organizationId, readerId: userId, position: whole, readAt: time }),
  MessageEdited: shape(1, changedMessage),
  MessageWithdrawn: shape(1, changedMessage),

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

  /** Accesses, allowed and refused, as they were sealed together: for the access log of the persons and the auditors of the organizations. */
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
