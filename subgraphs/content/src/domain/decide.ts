import { err, type OrganizationId, ok, type Result, type UserId } from '@klear/core';
import type { Article, ArticleId, ArticleVersion, Text, TranslationGroupId } from './article.ts';
import { type IllegalMove, move } from './transitions.ts';

export interface Change {
  readonly article: Article;
  /** The version that this change wrote, if any. */
  readonly version: ArticleVersion | null;
  readonly happened: 'PUBLISHED' | 'RETIRED' | null;
}

export interface Draft extends Text {
  readonly id: ArticleId;
  readonly organizationId: OrganizationId | null;
  readonly authorId: UserId | null;
  readonly locale: string;
  readonly slug: string;
  readonly translationGroup: TranslationGroupId | null;
  readonly source: string | null;
}

/** A new article: version 1, shown to its organization's staff. */
export function draft({ translationGroup, ...facts }: Draft, at: Date): Change {
  const article: Article = {
    ...facts,
    status: 'DRAFT',
    // The first article of a group lends it its id.
    translationGroup: translationGroup ?? (facts.id as string as TranslationGroupId),
    shownVersion: 1,
    newestVersion: 1,
    publishedAt: null,
    createdAt: at,
    revision: 1,
  };
  return { article, version: versionOf(article, 1, facts, facts.authorId, at), happened: null };
}

/** Writes the next version. A draft shows it at once; what is published stays until it is published. */
export function revise(
  article: Article,
  by: { text: Text; authorId: UserId | null; expectedVersion: number },
  at: Date,
): Result<Change, IllegalMove | { readonly code: 'VERSION_CONFLICT' }> {
  const moved = move(article.status, 'revise');
  if (!moved.ok) return moved;
  if (by.expectedVersion !== article.newestVersion) return err({ code: 'VERSION_CONFLICT' });
  const newestVersion = article.newestVersion + 1;
  const shown = article.status === 'DRAFT' ? { ...by.text, shownVersion: newestVersion } : {};
  const revised: Article = { ...article, ...shown, status: moved.value, newestVersion, revision: article.revision + 1 };
  return ok({ article: revised, version: versionOf(revised, newestVersion, by.text, by.authorId, at), happened: null });
}

/** Shows the newest version to everybody. Publishing what is published already changes nothing. */
export function publish(article: Article, newest: Text, at: Date): Result<Change, IllegalMove> {
  const moved = move(article.status, 'publish');
  if (!moved.ok) return moved;
  if (article.status === 'ACTIVE' && article.shownVersion === article.newestVersion) return ok({ article, version: null, happened: null });
  const { title, summary, body, specialtyCodes } = newest;
  const published: Article = {
    ...article,
    title,
    summary,
    body,
    specialtyCodes,
    status: moved.value,
    shownVersion: article.newestVersion,
    publishedAt: article.publishedAt ?? at,
    revision: article.revision + 1,
  };
  return ok({ article: published, version: null, happened: 'PUBLISHED' });
}

/** Takes the article out of sight for good. */
export function retire(article: Article): Result<Change, IllegalMove> {
  const moved = move(article.status, 'retire');
  if (!moved.ok) return moved;
  if (article.status === 'RETIRED') return ok({ article, version: null, happened: null });
  return ok({ article: { ...article, status: moved.value, revision: article.revision + 1 }, version: null, happened: 'RETIRED' });
}

function versionOf(article: Article, version: number, text: Text, authorId: UserId | null, at: Date): ArticleVersion {
  const { title, summary, body, specialtyCodes } = text;
  return {
    articleId: article.id,
    version,
    organizationId: article.organizationId,
    authorId,
    title,
    summary,
    body,
    specialtyCodes,
    createdAt: at,
  };
}
