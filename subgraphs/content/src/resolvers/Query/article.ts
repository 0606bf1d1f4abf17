import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { maySeeArticle } from '../../policies/predicates.ts';

export const article: QueryResolvers['article'] = async (_parent, { id }, { loaders, viewer }) => {
  const articleId = parseId<'Article'>(id);
  const found = articleId === undefined ? null : await loaders.articleById.load(articleId);
  return found && maySeeArticle(viewer, found) ? found : null;
};
