import type { OrganizationId, UserId } from '@klear/core';
import { bigint, boolean, customType, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const resources = pgTable(
  'resources',
  {
    personId: uuid('person_id').$type<UserId>().notNull(),
    id: uuid('id').notNull(),
    organizationId: uuid('organization_id').$type<OrganizationId>(),
    resourceType: text('resource_type').notNull(),
    version: integer('version').notNull(),
    sealed: bytea('sealed').notNull(),
    sourceKey: bytea('source_key'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.id] })],
);

export const resourceVersions = pgTable(
  'resource_versions',
  {
    personId: uuid('person_id').$type<UserId>().notNull(),
    id: uuid('id').notNull(),
    version: integer('version').notNull(),
    authorId: uuid('author_id').$type<UserId>(),
    sealed: bytea('sealed').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.id, table.version] })],
);

export const consents = pgTable(
  'consents',
  {
    personId: uuid('person_id').$type<UserId>().notNull(),
    id: uuid('id').notNull(),
    practitionerId: uuid('practitioner_id').$type<UserId>(),
    organizationId: uuid('organization_id').$type<OrganizationId>(),
    categories: text('categories').array().notNull(),
    purposes: text('purposes').array().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    withdrawn: boolean('withdrawn').notNull(),
    epoch: bigint('epoch', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.id] })],
);

export const consentStates = pgTable('consent_states', {
  personId: uuid('person_id').$type<UserId>().primaryKey(),
  epoch: bigint('epoch', { mode: 'number' }).notNull(),
  checkedAt: instant('checked_at').notNull(),
});

export type ResourceRow = typeof resources.$inferSelect;
