import type { OrganizationId, UserId } from '@klear/core';
import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ArticleId, TranslationGroupId } from '../domain/article.ts';
import type { PublicationStatus } from '../domain/transitions.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const written = {
  organizationId: uuid('organization_id').$type<OrganizationId>(),
  authorId: uuid('author_id').$type<UserId>(),
  title: text('title').notNull(),
  summary: text('summary'),
  body: text('body').notNull(),
  specialtyCodes: text('specialty_codes').array().notNull(),
  createdAt: at('created_at').notNull(),
};

export const articles = pgTable('articles', {
  ...written,
  id: uuid('id').$type<ArticleId>().primaryKey(),
  status: text('status').$type<PublicationStatus>().notNull(),
  locale: text('locale').notNull(),
  slug: text('slug').notNull(),
  translationGroup: uuid('translation_group').$type<TranslationGroupId>().notNull(),
  shownVersion: integer('shown_version').notNull(),
  newestVersion: integer('newest_version').notNull(),
  sourceSystem: text('source_system'),
  externalId: text('external_id'),
  source: text('source'),
  importDigest: text('import_digest'),
  publishedAt: at('published_at'),
  revision: integer('revision').notNull(),
});

export const articleVersions = pgTable('article_versions', {
  ...written,
  articleId: uuid('article_id').$type<ArticleId>().notNull(),
  version: integer('version').notNull(),
});
