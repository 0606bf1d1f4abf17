import type { AppGrantResolvers } from '../__generated__/resolvers.ts';
import { present } from './settled.ts';

export const AppGrant: AppGrantResolvers = {
  app: async ({ appId }, _args, { loaders }) => present(await loaders.appById.load(appId)),
  scopes: ({ scopes }) => [...scopes],
};
