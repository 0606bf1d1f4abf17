import { parseId } from '@klear/core';
import type { ConsentStateResolvers } from '../__generated__/resolvers.ts';

/** Reads as the platform, so it asks who wants to know before it reads: rules on fields come later. */
export const ConsentState: ConsentStateResolvers = {
  __resolveReference({ id }, { loaders, viewer }) {
    const parsed = parseId<'User'>(id);
    return parsed && viewer.kind === 'system' ? loaders.consentStateById.load(parsed) : null;
  },
  active: ({ active }) => [...active],
};
