import type { SessionResolvers } from '../__generated__/resolvers.ts';
import { appOfGrant } from '../loaders/lists.ts';

export const Session: SessionResolvers = {
  current: ({ id }, _args, { viewer }) => id === viewer.sessionId,
  app: ({ grantId }, _args, ctx) => (grantId ? appOfGrant(ctx, grantId) : null),
};
