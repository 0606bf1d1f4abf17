import { parseId } from '@klear/core';
import type { FirstLocationResolvers } from '../__generated__/resolvers.ts';

/** Reads as the platform, so it asks who wants to know before it reads: rules on fields come later. */
export const FirstLocation: FirstLocationResolvers = {
  __resolveReference({ id }, { loaders, viewer }) {
    const parsed = parseId<'Organization'>(id);
    return parsed && viewer.kind === 'system' ? loaders.firstLocationById.load(parsed) : null;
  },
  id: ({ organizationId }) => organizationId,
  address: ({ address }) => ({ ...address, lines: [...address.lines] }),
};
