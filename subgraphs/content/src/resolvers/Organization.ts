import { parseId } from '@klear/core';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { beforeArticle, pageByNewest } from './pages.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference({ id }) {
    const organizationId = parseId<'Organization'>(String(id));
    return organizationId === undefined ? null : { id: organizationId };
  },
  articles: ({ id }, args, { loaders }) =>
    pageByNewest(args, {
      read: (limit, before) => loaders.articlesByOrganization.load({ organizationId: id, limit, before }),
      keyOf: (article) => article.id,
      before: beforeArticle,
    }),
};
