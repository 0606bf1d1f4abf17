import { mayIn } from '@klear/auth';
import type { OrganizationId, Viewer } from '@klear/core';
import type { Article } from '../domain/article.ts';

type Facts = Pick<Article, 'organizationId' | 'status'>;

/** Whoever holds a role in the organization that the article belongs to, acting for it. The platform's articles have no staff. */
export function isStaffOf(viewer: Viewer, organizationId: OrganizationId | null): boolean {
  return organizationId !== null && viewer.kind === 'person' && viewer.organizationId === organizationId && viewer.roles.length > 0;
}

/** Published articles are everybody's; drafts and retired ones are seen by the organization's staff. */
export function maySeeArticle(viewer: Viewer, article: Facts): boolean {
  return article.status === 'ACTIVE' || viewer.kind === 'system' || isStaffOf(viewer, article.organizationId);
}

export function maySeeHistory(viewer: Viewer, article: Facts): boolean {
  return isStaffOf(viewer, article.organizationId);
}

export function mayWrite(viewer: Viewer, organizationId: OrganizationId | null): boolean {
  return organizationId !== null && viewer.kind === 'person' && mayIn(viewer, organizationId, 'ARTICLES_WRITE');
}

export function mayPublish(viewer: Viewer, organizationId: OrganizationId | null): boolean {
  return organizationId !== null && viewer.kind === 'person' && mayIn(viewer, organizationId, 'ARTICLES_PUBLISH');
}
