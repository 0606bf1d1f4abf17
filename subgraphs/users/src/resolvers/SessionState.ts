import { parseId } from '@klear/core';
import type { SessionStateResolvers } from '../__generated__/resolvers.ts';

/** Reads as the platform, so it asks who wants to know before it reads: rules on fields come later. */
export const SessionState: SessionStateResolvers = {
  __resolveReference({ id }, { loaders, viewer }) {
    const parsed = parseId<'Session'>(id);
    return parsed && viewer.kind === 'system' ? loaders.sessionStateById.load(parsed) : null;
  },
  organizations: ({ organizations }) =>
    Object.entries(organizations).map(([organizationId, roles]) => ({ organizationId, roles: [...roles] })),
  platformRoles: ({ platformRoles }) => [...platformRoles],
};
