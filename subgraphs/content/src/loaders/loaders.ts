import type { Viewer } from '@klear/core';
import type { Database, Drizzle } from '@klear/db';
import DataLoader from 'dataloader';
import type { Article, ArticleId, ArticleVersion, TranslationGroupId } from '../domain/article.ts';
import { articles } from '../store/articles.ts';
import {
  byOrganizations,
  type OrganizationList,
  publishedBySpecialties,
  type SpecialtyList,
  type VersionList,
  versionsOf,
} from '../store/lists.ts';

export interface Loaders {
  readonly articleById: DataLoader<ArticleId, Article | null>;
  readonly articlesByTranslationGroup: DataLoader<TranslationGroupId, readonly Article[]>;
  readonly articlesBySpecialties: DataLoader<SpecialtyList, readonly Article[]>;
  readonly articlesByOrganization: DataLoader<OrganizationList, readonly Article[]>;
  readonly versionsByArticle: DataLoader<VersionList, readonly ArticleVersion[]>;
}

/** Loaders of one request, bound to its viewer: they see what that viewer may see, in one statement per question. */
export function createLoaders(db: Database, viewer: Viewer): Loaders {
  const read = <T>(work: (tx: Drizzle) => Promise<T>) => (viewer.kind === 'system' ? db.asSystem(work) : db.read(viewer, work));
  const lists = <Key, Item>(find: (tx: Drizzle, keys: readonly Key[]) => Promise<Item[][]>) =>
    new DataLoader<Key, readonly Item[]>((keys) => read((tx) => find(tx, keys)), { cache: false });
  return {
    articleById: new DataLoader(async (ids) => {
      const found = new Map((await read((tx) => articles.byIds(tx, ids))).map((article) => [article.id, article]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    articlesByTranslationGroup: new DataLoader(async (groups) => {
      const found = Map.groupBy(await read((tx) => articles.byTranslationGroups(tx, groups)), (article) => article.translationGroup);
      return groups.map((group) => found.get(group) ?? []);
    }),
    articlesBySpecialties: lists(publishedBySpecialties),
    articlesByOrganization: lists(byOrganizations),
    versionsByArticle: lists(versionsOf),
  };
}
