import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createArticle as command } from '../../commands/create-article.ts';
import { problem } from '../problems.ts';

export const createArticle: MutationResolvers['createArticle'] = async (_parent, { input }, { deps, viewer }) => {
  const created = await command(deps, viewer, input);
  return created.ok ? { __typename: 'CreateArticleSuccess', article: created.value } : problem(created.error);
};
