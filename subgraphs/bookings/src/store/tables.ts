import type { OrganizationId, PractitionerId, Role, UserId } from '@klear/core';
import { bigint, boolean, customType, date, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { AppointmentId, CancelationReason, PaymentId } from '../domain/appointment.ts';
import type { CancellationPolicy } from '../domain/cancellation.ts';
import type { ConversationId, MessageId } from '../domain/conversation.ts';
import type { HoldId, HoldOutcome } from '../domain/hold.ts';
import type { PaymentState } from '../domain/payment.ts';
import type { LocationId, ScheduleId } from '../domain/schedule.ts';
import type { DurationOption, Modality, Need, PriceRule, ServiceId } from '../domain/service.ts';
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
  version: count('version'),
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
  createdAt: at('created_at'),
};

export const holds = pgTable('holds', {
  ...visit,
  id: uuid('id').$type<HoldId>().notNull(),
  expiresAt: at('expires_at'),
  claimCount: integer('claim_count').notNull(),
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
  version: integer('version').notNull(),
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
  body: bytea('body').notNull(),
  postedAt: at('posted_at'),
});
