import { parseId } from '@klear/core';
import type { ArticleResolvers } from '../__generated__/resolvers.ts';
import { maySeeArticle } from '../policies/predicates.ts';
import { beforeVersion, pageByNewest } from './pages.ts';

export const Article: ArticleResolvers = {
  async __resolveReference({ id }, { loaders, viewer }) {
    const articleId = parseId<'Article'>(String(id));
    const article = articleId === undefined ? null : await loaders.articleById.load(articleId);
    return article && maySeeArticle(viewer, article) ? article : null;
  },
  specialtyCodes: ({ specialtyCodes }) => [...specialtyCodes],
  organization: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
  author: ({ authorId }) => (authorId === null ? null : { id: authorId }),
  version: ({ shownVersion }) => shownVersion,
  async translations({ id, translationGroup }, _args, { loaders, viewer }) {
    const group = await loaders.articlesByTranslationGroup.load(translationGroup);
    return group.filter((other) => other.id !== id && maySeeArticle(viewer, other));
  },
  versions: ({ id }, args, { loaders }) =>
    pageByNewest(args, {
      read: (limit, before) => loaders.versionsByArticle.load({ articleId: id, limit, before }),
      keyOf: ({ version }) => version,
      before: beforeVersion,
    }),
};
