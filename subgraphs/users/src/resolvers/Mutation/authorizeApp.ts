import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { authorizeApp as run } from '../../commands/authorize-app.ts';
import { appGrantById } from '../../loaders/lists.ts';
import { present, settled } from '../settled.ts';

export const authorizeApp: NonNullable<MutationResolvers['authorizeApp']> = async (_parent, { input }, ctx) => {
  const { grantId, code, expiresAt } = settled(await run(ctx, input));
  return { __typename: 'AuthorizeAppSuccess', grant: present(await appGrantById(ctx, grantId)), code, expiresAt };
};
