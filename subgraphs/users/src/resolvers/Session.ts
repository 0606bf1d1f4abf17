import type { SessionResolvers } from '../__generated__/resolvers.ts';

export const Session: SessionResolvers = {
  current: ({ id }, _args, { viewer }) => id === viewer.sessionId,
};
