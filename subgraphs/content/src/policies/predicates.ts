import { mayIn } from '@klear/auth';
import type { OrganizationId, Viewer } from '@klear/core';
import type { Article } from '../domain/article.ts';

type Facts = Pick<Article, 'organizationId' | 'status'>;

/** Those who work on what the organization writes. The platform's articles have no staff. */
function mayReadDrafts(viewer: Viewer, organizationId: OrganizationId | null): boolean {
  return mayIn(viewer, organizationId, 'ARTICLES_READ_DRAFTS');
}

/** Published articles are everybody's; drafts and retired ones are seen by the organization's staff. */
export function maySeeArticle(viewer: Viewer, article: Facts): boolean {
  return article.status === 'ACTIVE' || viewer.kind === 'system' || mayReadDrafts(viewer, article.organizationId);
}

export function maySeeHistory(viewer: Viewer, article: Facts): boolean {
  return mayReadDrafts(viewer, article.organizationId);
}

export function mayWrite(viewer: Viewer, organizationId: OrganizationId | null): boolean {
  return mayIn(viewer, organizationId, 'ARTICLES_WRITE');
}

export function mayPublish(viewer: Viewer, organizationId: OrganizationId | null): boolean {
  return mayIn(viewer, organizationId, 'ARTICLES_PUBLISH');
}
