import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { publishArticle as command } from '../../commands/publish-article.ts';
import { problem } from '../problems.ts';

export const publishArticle: MutationResolvers['publishArticle'] = async (_parent, { input }, { deps, viewer }) => {
  const published = await command(deps, viewer, input);
  return published.ok ? { __typename: 'PublishArticleSuccess', article: published.value } : problem(published.error);
};
