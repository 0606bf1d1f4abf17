import { parseId } from '@klear/core';
import type { AppResolvers } from '../__generated__/resolvers.ts';

/** An app is known to whoever names its id: a person sees whom they lend to. */
export const App: AppResolvers = {
  __resolveReference({ id }, { loaders, viewer }) {
    const parsed = parseId<'App'>(id);
    return parsed && viewer.kind === 'person' ? loaders.appById.load(parsed) : null;
  },
  organization: ({ organizationId }) => ({ id: organizationId }),
  scopes: ({ scopes }) => [...scopes],
  redirectUris: ({ redirectUris }) => [...redirectUris],
};
