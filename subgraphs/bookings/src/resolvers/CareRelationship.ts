import type { CareRelationshipResolvers } from '../__generated__/resolvers.ts';

const form = /^[0-9a-f-]{36}:[0-9a-f-]{36}:[0-9a-f-]{36}$/;

export const CareRelationship: CareRelationshipResolvers = {
  __resolveReference: ({ id }) => (form.test(id) ? { id } : null),
  active: ({ id }, _, { loaders }) => loaders.careRelationshipById.load(id),
};
