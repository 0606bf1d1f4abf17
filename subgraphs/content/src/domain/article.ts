import type { Id, OrganizationId, UserId } from '@klear/core';
import type { PublicationStatus } from './transitions.ts';

export type ArticleId = Id<'Article'>;
export type TranslationGroupId = Id<'TranslationGroup'>;

/** What an author writes. `title` and `summary` are plain text, `body` is sanitised HTML. */
export interface Text {
  readonly title: string;
  readonly summary: string | null;
  readonly body: string;
  readonly specialtyCodes: readonly string[];
}

/** An article with the text that is shown: the published version, or the newest while nothing was published. */
export interface Article extends Text {
  readonly id: ArticleId;
  /** Null for an article of the platform. */
  readonly organizationId: OrganizationId | null;
  readonly authorId: UserId | null;
  readonly status: PublicationStatus;
  /** Canonical BCP 47. */
  readonly locale: string;
  readonly slug: string;
  readonly translationGroup: TranslationGroupId;
  readonly shownVersion: number;
  readonly newestVersion: number;
  readonly source: string | null;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  /** Grows with every change: the version of the aggregate. */
  readonly revision: number;
}

export interface ArticleVersion extends Text {
  readonly articleId: ArticleId;
  readonly version: number;
  readonly organizationId: OrganizationId | null;
  readonly authorId: UserId | null;
  readonly createdAt: Date;
}
