import type { AppId, Id, OrganizationId, PlatformRole, Purpose, Role, Scope, SessionId, UserId } from '@klear/core';
import { bigint, customType, doublePrecision, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { RecordCategory } from '../domain/consent.ts';
import type { PostalAddress } from '../domain/contact.ts';
import type { OrganizationKind } from '../domain/organization.ts';
import type { NotificationChannel } from '../domain/preferences.ts';
import type { EndReason } from '../domain/session.ts';
import type { SuspensionReason } from '../domain/suspension.ts';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const person = (name: string) => uuid(name).$type<UserId>();
const organization = () => uuid('organization_id').$type<OrganizationId>();

export const persons = pgTable('persons', {
  id: person('id').primaryKey(),
  locale: text('locale').notNull(),
  timeZone: text('time_zone').notNull(),
  channels: text('channels').array().$type<NotificationChannel[]>().notNull(),
  name: bytea('name_sealed'),
  email: bytea('email_sealed'),
  phone: bytea('phone_sealed'),
  birthDate: bytea('birth_date_sealed'),
  address: bytea('address_sealed'),
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const contactIndex = pgTable(
  'contact_index',
  {
    personId: person('person_id').notNull(),
    kind: text('kind').$type<'email' | 'phone' | 'birth_date' | 'name'>().notNull(),
    value: bytea('value').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.value, table.personId] })],
);

export const externalIdentifiers = pgTable('external_identifiers', {
  value: bytea('value').primaryKey(),
  personId: person('person_id').notNull(),
});

export const credentials = pgTable('credentials', {
  personId: person('person_id').primaryKey(),
  emailIndex: bytea('email_index').notNull(),
  passwordHash: text('password_hash').notNull(),
  changedAt: instant('changed_at').notNull(),
});

export const sessions = pgTable('sessions', {
  id: uuid('id').$type<SessionId>().primaryKey(),
  personId: person('person_id').notNull(),
  createdAt: instant('created_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  endedAt: instant('ended_at'),
  endReason: text('end_reason').$type<EndReason>(),
  /** Both null: one of our own clients. */
  grantId: uuid('grant_id').$type<Id<'AppGrant'>>(),
  scopes: text('scopes').array().$type<Scope[]>(),
});

export const platformStaff = pgTable('platform_staff', {
  personId: person('person_id').primaryKey(),
  roles: text('roles').array().$type<PlatformRole[]>().notNull(),
  since: instant('since').notNull(),
});

export const apps = pgTable(
  'apps',
  {
    organizationId: organization().notNull(),
    id: uuid('id').$type<AppId>().notNull(),
    name: text('name').notNull(),
    redirectUris: text('redirect_uris').array().notNull(),
    scopes: text('scopes').array().$type<Scope[]>().notNull(),
    registeredBy: person('registered_by').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const appGrants = pgTable('app_grants', {
  id: uuid('id').$type<Id<'AppGrant'>>().primaryKey(),
  personId: person('person_id').notNull(),
  organizationId: organization().notNull(),
  appId: uuid('app_id').$type<AppId>().notNull(),
  scopes: text('scopes').array().$type<Scope[]>().notNull(),
  createdAt: instant('created_at').notNull(),
  changedAt: instant('changed_at').notNull(),
  revokedAt: instant('revoked_at'),
});

export const appCodes = pgTable('app_codes', {
  codeHash: bytea('code_hash').primaryKey(),
  grantId: uuid('grant_id').$type<Id<'AppGrant'>>().notNull(),
  personId: person('person_id').notNull(),
  redirectUri: text('redirect_uri').notNull(),
  challenge: bytea('challenge').notNull(),
  scopes: text('scopes').array().$type<Scope[]>().notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  sessionId: uuid('session_id').$type<SessionId>(),
});

export const refreshTokens = pgTable('refresh_tokens', {
  tokenHash: bytea('token_hash').primaryKey(),
  sessionId: uuid('session_id').$type<SessionId>().notNull(),
  personId: person('person_id').notNull(),
  createdAt: instant('created_at').notNull(),
  usedAt: instant('used_at'),
});

export const organizations = pgTable('organizations', {
  id: uuid('id').$type<OrganizationId>().primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').$type<OrganizationKind>().notNull(),
  timeZone: text('time_zone').notNull(),
  locale: text('locale').notNull(),
  currency: text('currency').notNull(),
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull(),
  suspendedAt: instant('suspended_at'),
  suspendedFor: text('suspended_for').$type<SuspensionReason>(),
});

export const organizationIdentifiers = pgTable('organization_identifiers', {
  value: bytea('value').primaryKey(),
  organizationId: organization().notNull(),
});

export const firstLocations = pgTable('first_locations', {
  organizationId: organization().primaryKey(),
  locationId: uuid('location_id').$type<Id<'Location'>>().notNull(),
  name: text('name').notNull(),
  address: jsonb('address').$type<PostalAddress>().notNull(),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
});

export const memberships = pgTable(
  'memberships',
  {
    organizationId: organization().notNull(),
    id: uuid('id').$type<Id<'Membership'>>().notNull(),
    personId: person('person_id').notNull(),
    roles: text('roles').array().$type<Role[]>().notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const invitations = pgTable(
  'invitations',
  {
    organizationId: organization().notNull(),
    id: uuid('id').$type<Id<'Invitation'>>().notNull(),
    email: bytea('email_sealed').notNull(),
    roles: text('roles').array().$type<Role[]>().notNull(),
    invitedBy: person('invited_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    answer: text('answer').$type<'ACCEPTED' | 'REVOKED'>(),
    answeredAt: instant('answered_at'),
    acceptedBy: person('accepted_by'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

export const knownClients = pgTable(
  'known_clients',
  { organizationId: organization().notNull(), personId: person('person_id').notNull(), since: instant('since').notNull() },
  (table) => [primaryKey({ columns: [table.organizationId, table.personId] })],
);

export const consents = pgTable('consents', {
  id: uuid('id').$type<Id<'Consent'>>().primaryKey(),
  personId: person('person_id').notNull(),
  practitionerId: person('practitioner_id'),
  organizationId: organization(),
  categories: text('categories').array().$type<RecordCategory[]>().notNull(),
  purposes: text('purposes').array().$type<Purpose[]>().notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at'),
  withdrawnAt: instant('withdrawn_at'),
});

export const consentEpochs = pgTable('consent_epochs', {
  personId: person('person_id').primaryKey(),
  epoch: bigint('epoch', { mode: 'number' }).notNull(),
});
