import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { retireArticle as command } from '../../commands/retire-article.ts';

export const retireArticle: MutationResolvers['retireArticle'] = async (_parent, { input }, { deps, viewer }) => {
  const retired = await command(deps, viewer, input);
  return { __typename: 'RetireArticleSuccess', article: retired };
};
