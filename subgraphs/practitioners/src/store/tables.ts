import { bigint, boolean, date, doublePrecision, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { CancellationPolicy } from '../domain/cancellation.ts';
import type { LicenceWord } from '../domain/licence.ts';
import type { Coding, VerificationStatus } from '../domain/practitioner.ts';
import type { PriceRule } from '../domain/price-rule.ts';
import type { DurationOption, Modality, Need } from '../domain/service.ts';

export const practitioners = pgTable('practitioners', {
  id: uuid().primaryKey(),
  displayName: text('display_name').notNull(),
  headline: text(),
  bio: text(),
  languages: text().array().notNull(),
  specialties: jsonb().$type<readonly Coding[]>().notNull(),
  specialtyCodes: text('specialty_codes').array().notNull(),
  active: boolean().notNull(),
  version: integer().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});

export const credentials = pgTable('credentials', {
  practitionerId: uuid('practitioner_id').notNull(),
  id: uuid().primaryKey(),
  name: text().notNull(),
  code: text().$type<LicenceWord>(),
  issuer: text(),
  identifier: text(),
  jurisdiction: text(),
  start: date('valid_from'),
  end: date('valid_until'),
  verification: text().$type<VerificationStatus>().notNull(),
  version: integer().notNull(),
});

export const practitionerRoles = pgTable(
  'practitioner_roles',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid().notNull(),
    practitionerId: uuid('practitioner_id').notNull(),
    active: boolean().notNull(),
    membershipVersion: integer('membership_version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const locations = pgTable(
  'locations',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    addressLines: text('address_lines').array().notNull(),
    city: text(),
    region: text(),
    postalCode: text('postal_code'),
    country: text().notNull(),
    jurisdiction: text(),
    timeZone: text('time_zone').notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    active: boolean().notNull(),
    version: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const practitionerLocations = pgTable('practitioner_locations', {
  organizationId: uuid('organization_id').notNull(),
  practitionerId: uuid('practitioner_id').notNull(),
  locationId: uuid('location_id').notNull(),
});

export const services = pgTable(
  'services',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid().notNull(),
    practitionerId: uuid('practitioner_id').notNull(),
    name: text().notNull(),
    description: text(),
    durationMinutes: integer('duration_minutes').notNull(),
    bufferBeforeMinutes: integer('buffer_before_minutes').notNull(),
    bufferAfterMinutes: integer('buffer_after_minutes').notNull(),
    alignmentMinutes: integer('alignment_minutes').notNull(),
    minimumNoticeMinutes: integer('minimum_notice_minutes').notNull(),
    horizonDays: integer('horizon_days').notNull(),
    durationOptions: jsonb('duration_options').$type<readonly DurationOption[]>().notNull(),
    dailyLimit: integer('daily_limit'),
    weeklyLimit: integer('weekly_limit'),
    capacity: integer().notNull(),
    needs: jsonb().$type<readonly Need[]>().notNull(),
    requiresConfirmation: boolean('requires_confirmation').notNull(),
    licence: text().$type<LicenceWord>(),
    priceRules: jsonb('price_rules').$type<readonly PriceRule[]>().notNull(),
    cancellationPolicy: jsonb('cancellation_policy').$type<CancellationPolicy>().notNull(),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    modality: text().$type<Modality>().notNull(),
    locationId: uuid('location_id'),
    active: boolean().notNull(),
    version: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const identifiers = pgTable(
  'identifiers',
  {
    kind: text().$type<'Location' | 'PractitionerRole'>().notNull(),
    system: text().notNull(),
    value: text().notNull(),
    organizationId: uuid('organization_id').notNull(),
    id: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.system, table.value] })],
);

export const places = pgTable(
  'places',
  {
    country: text().notNull(),
    postalCode: text('postal_code').notNull(),
    name: text().notNull(),
    region: text(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.country, table.postalCode, table.name] })],
);
