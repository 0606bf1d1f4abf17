import type { ArticleResolvers } from '../__generated__/resolvers.ts';
import { idConnection, idPage } from './paging.ts';

export const Article: ArticleResolvers = {
  __resolveReference: (reference) => reference,
  practitioners: async (parent, args, { loaders }) => {
    const { page, limit, afterId } = idPage(args);
    const codes = parent.specialtyCodes ?? [];
    const rows = codes.length > 0 ? await loaders.practitionersBySpecialties({ limit, afterId }).load(codes) : [];
    return idConnection(rows, page);
  },
};
