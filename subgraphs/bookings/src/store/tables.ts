import type { OrganizationId, PractitionerId, Role, UserId } from '@klear/core';
import { bigint, boolean, customType, date, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { AppointmentId, CancelationReason, PaymentId } from '../domain/appointment.ts';
import type { UnbookableReason } from '../domain/bookability.ts';
import type { BookingOutcome, BookingState, BookingStep } from '../domain/booking-process.ts';
import type { CancellationPolicy } from '../domain/cancellation.ts';
import type { ConversationId, MessageId } from '../domain/conversation.ts';
import type { HoldId, HoldOutcome } from '../domain/hold.ts';
import type { CredentialId } from '../domain/licence.ts';
import type { PaymentState } from '../domain/payment.ts';
import type { ResourceId } from '../domain/resource.ts';
import type { LocationId, ScheduleId } from '../domain/schedule.ts';
import type { DurationOption, Modality, Need, PriceRule, ServiceId } from '../domain/service.ts';
import type { SessionId } from '../domain/session.ts';
import type { TaskCode, TaskId, TaskReason, TaskStatus } from '../domain/task.ts';
import type { AppointmentStatus } from '../domain/transitions.ts';
import type { Zone } from '../domain/zone.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }).notNull();
const count = (name: string) => bigint(name, { mode: 'number' }).notNull();
const policy = () => jsonb('cancellation_policy').$type<CancellationPolicy>().notNull();
const organizationId = () => uuid('organization_id').$type<OrganizationId>().notNull();

export const knownServices = pgTable('known_services', {
  organizationId: organizationId(),
  id: uuid('id').$type<ServiceId>().notNull(),
  practitionerId: uuid('practitioner_id').$type<PractitionerId>().notNull(),
  active: boolean('active').notNull(),
  durationMinutes: integer('duration_minutes').notNull(),
  bufferBeforeMinutes: integer('buffer_before_minutes').notNull(),
  bufferAfterMinutes: integer('buffer_after_minutes').notNull(),
  alignmentMinutes: integer('alignment_minutes').notNull(),
  minimumNoticeMinutes: integer('minimum_notice_minutes').notNull(),
  horizonDays: integer('horizon_days').notNull(),
  amountMinor: count('amount_minor'),
  currency: text('currency').notNull(),
  modality: text('modality').$type<Modality>().notNull(),
  durationOptions: jsonb('duration_options').$type<readonly DurationOption[]>().notNull(),
  dailyLimit: integer('daily_limit'),
  weeklyLimit: integer('weekly_limit'),
  capacity: integer('capacity').notNull(),
  needs: jsonb('needs').$type<readonly Need[]>().notNull(),
  requiresConfirmation: boolean('requires_confirmation').notNull(),
  licence: text('licence'),
  locationId: uuid('location_id').$type<LocationId>(),
  priceRules: jsonb('price_rules').$type<readonly PriceRule[]>().notNull(),
  cancellationPolicy: policy(),
  version: count('version'),
});

export const knownLocations = pgTable('known_locations', {
  organizationId: organizationId(),
  id: uuid('id').$type<LocationId>().notNull(),
  zone: text('zone').$type<Zone>().notNull(),
  active: boolean('active').notNull(),
  jurisdiction: text('jurisdiction'),
  version: count('version'),
});

export const knownPractitioners = pgTable('known_practitioners', {
  id: uuid('id').$type<PractitionerId>().primaryKey(),
  organizationIds: uuid('organization_ids').array().$type<OrganizationId[]>().notNull(),
  active: boolean('active').notNull(),
  version: count('version'),
});

export const knownCredentials = pgTable('known_credentials', {
  practitionerId: uuid('practitioner_id').$type<PractitionerId>().notNull(),
  id: uuid('id').$type<CredentialId>().notNull(),
  code: text('code'),
  jurisdiction: text('jurisdiction'),
  startsOn: date('starts_on'),
  endsOn: date('ends_on'),
  verified: boolean('verified').notNull(),
  held: boolean('held').notNull(),
  version: count('version'),
});

export const knownOrganizations = pgTable('known_organizations', {
  id: uuid('id').$type<OrganizationId>().primaryKey(),
  suspended: boolean('suspended').notNull(),
  version: count('version'),
});
export const knownMembers = pgTable('known_members', {
  organizationId: organizationId(),
  personId: uuid('person_id').$type<UserId>().notNull(),
  roles: text('roles').array().$type<Role[]>().notNull(),
  version: count('version'),
});

export const knownPayments = pgTable('known_payments', {
  organizationId: organizationId(),
  id: uuid('id').$type<PaymentId>().notNull(),
  holdId: uuid('hold_id').$type<HoldId>(),
  clientId: uuid('client_id').$type<UserId>().notNull(),
  status: text('status').$type<PaymentState>().notNull(),
  amountMinor: count('amount_minor'),
  currency: text('currency').notNull(),
  refundedMinor: count('refunded_minor'),
  version: count('version'),
});

export const resources = pgTable('resources', {
  organizationId: organizationId(),
  id: uuid('id').$type<ResourceId>().notNull(),
  locationId: uuid('location_id').$type<LocationId>(),
  kind: text('kind').$type<Need['kind']>().notNull(),
  type: text('type').notNull(),
  name: text('name').notNull(),
  active: boolean('active').notNull(),
  version: integer('version').notNull(),
});

export const schedules = pgTable('schedules', {
  organizationId: organizationId(),
  id: uuid('id').$type<ScheduleId>().notNull(),
  practitionerId: uuid('practitioner_id').$type<PractitionerId>().notNull(),
  locationId: uuid('location_id').$type<LocationId>(),
  zone: text('zone').$type<Zone>().notNull(),
  effectiveFrom: date('effective_from').notNull(),
  effectiveUntil: date('effective_until'),
  version: integer('version').notNull(),
});

const visit = {
  organizationId: organizationId(),
  practitionerId: uuid('practitioner_id').$type<PractitionerId>().notNull(),
  clientId: uuid('client_id').$type<UserId>().notNull(),
  serviceId: uuid('service_id').$type<ServiceId>().notNull(),
  scheduleId: uuid('schedule_id').$type<ScheduleId>().notNull(),
  locationId: uuid('location_id').$type<LocationId>(),
  startsAt: at('starts_at'),
  endsAt: at('ends_at'),
  occupiedFrom: at('occupied_from'),
  occupiedUntil: at('occupied_until'),
  zone: text('zone').$type<Zone>().notNull(),
  modality: text('modality').$type<Modality>().notNull(),
  amountMinor: count('amount_minor'),
  currency: text('currency').notNull(),
  jurisdiction: text('jurisdiction'),
  cancellationPolicy: policy(),
  sessionId: uuid('session_id').$type<SessionId>(),
  createdAt: at('created_at'),
};

export const holds = pgTable('holds', {
  ...visit,
  id: uuid('id').$type<HoldId>().notNull(),
  wallStartsAt: timestamp('wall_starts_at', { mode: 'string' }),
  expiresAt: at('expires_at'),
  claimCount: integer('claim_count').notNull(),
  version: integer('version').notNull(),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
  outcome: text('outcome').$type<HoldOutcome>(),
});

export const appointments = pgTable('appointments', {
  ...visit,
  id: uuid('id').$type<AppointmentId>().notNull(),
  holdId: uuid('hold_id').$type<HoldId>(),
  paymentId: uuid('payment_id').$type<PaymentId>(),
  status: text('status').$type<AppointmentStatus>().notNull(),
  wallStartsAt: timestamp('wall_starts_at', { mode: 'string' }).notNull(),
  cancelationReason: text('cancelation_reason').$type<CancelationReason>(),
  arrivedAt: timestamp('arrived_at', { withTimezone: true, mode: 'date' }),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }),
  answerBy: timestamp('answer_by', { withTimezone: true, mode: 'date' }),
  overridden: text('overridden').array().$type<UnbookableReason[]>().notNull(),
  allowsCoAttendees: boolean('allows_co_attendees').notNull(),
  feeMinor: bigint('fee_minor', { mode: 'number' }),
  version: integer('version').notNull(),
});

export const tasks = pgTable('tasks', {
  organizationId: organizationId(),
  id: uuid('id').$type<TaskId>().notNull(),
  status: text('status').$type<TaskStatus>().notNull(),
  code: text('code').$type<TaskCode>().notNull(),
  appointmentId: uuid('appointment_id').$type<AppointmentId>().notNull(),
  practitionerId: uuid('practitioner_id').$type<PractitionerId>().notNull(),
  reasons: text('reasons').array().$type<TaskReason[]>().notNull(),
  tzdbVersion: text('tzdb_version'),
  createdAt: at('created_at'),
  endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
  completedBy: uuid('completed_by').$type<UserId>(),
});

export const bookingProcesses = pgTable('booking_processes', {
  organizationId: organizationId(),
  id: uuid('id').$type<HoldId>().notNull(),
  clientId: uuid('client_id').$type<UserId>().notNull(),
  state: text('state').$type<BookingState>().notNull(),
  outcome: text('outcome').$type<BookingOutcome>(),
  steps: jsonb('steps').$type<readonly BookingStep[]>().notNull(),
  appointmentId: uuid('appointment_id').$type<AppointmentId>(),
  paymentId: uuid('payment_id').$type<PaymentId>(),
  due: boolean('due').notNull().default(false),
  version: integer('version').notNull().default(1),
  updatedAt: at('updated_at'),
});

export const conversations = pgTable('conversations', {
  organizationId: organizationId(),
  id: uuid('id').$type<ConversationId>().notNull(),
  appointmentId: uuid('appointment_id').$type<AppointmentId>().notNull(),
  clientId: uuid('client_id').$type<UserId>().notNull(),
  practitionerId: uuid('practitioner_id').$type<PractitionerId>().notNull(),
  lastPosition: count('last_position'),
  createdAt: at('created_at'),
});

export const messages = pgTable('messages', {
  organizationId: organizationId(),
  id: uuid('id').$type<MessageId>().notNull(),
  conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
  position: count('position'),
  authorId: uuid('author_id').$type<UserId>().notNull(),
  body: bytea('body'),
  postedAt: at('posted_at'),
  version: integer('version').notNull(),
  editedAt: timestamp('edited_at', { withTimezone: true, mode: 'date' }),
  withdrawnAt: timestamp('withdrawn_at', { withTimezone: true, mode: 'date' }),
});

export const messageVersions = pgTable('message_versions', {
  organizationId: organizationId(),
  messageId: uuid('message_id').$type<MessageId>().notNull(),
  version: integer('version').notNull(),
  authorId: uuid('author_id').$type<UserId>().notNull(),
  body: bytea('body').notNull(),
  writtenAt: at('written_at'),
});
