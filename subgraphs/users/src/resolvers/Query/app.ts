import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const app: NonNullable<QueryResolvers['app']> = async (_parent, { id }, { loaders }) => {
  const parsed = parseId<'App'>(id);
  const found = parsed ? await loaders.appById.load(parsed) : null;
  return found?.retiredAt === null ? found : null;
};
