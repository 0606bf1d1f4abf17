import type { OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { Article, ArticleVersion } from '../domain/article.ts';

/** What resolvers of each type receive. */
export type ArticleParent = Article;
export type ArticleVersionParent = ArticleVersion;
export interface UserParent {
  readonly id: UserId;
}
export interface OrganizationParent {
  readonly id: OrganizationId;
}
/** A practitioner as the router hands it on, with what `@requires` fetched from its owner. */
export interface PractitionerParent {
  readonly id: PractitionerId;
  readonly specialtyCodes: readonly string[];
}
