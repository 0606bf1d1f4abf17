import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const organization: NonNullable<QueryResolvers['organization']> = async (_parent, { id }, { loaders }) => {
  const parsed = parseId<'Organization'>(id);
  return parsed && (await loaders.organizationById.load(parsed)) ? { id: parsed } : null;
};
