import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { reviseArticle as command } from '../../commands/revise-article.ts';
import { problem } from '../problems.ts';

export const reviseArticle: MutationResolvers['reviseArticle'] = async (_parent, { input }, { deps, viewer }) => {
  const revised = await command(deps, viewer, input);
  return revised.ok ? { __typename: 'ReviseArticleSuccess', ...revised.value } : problem(revised.error);
};
