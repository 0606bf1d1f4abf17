import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { registerApp as run } from '../../commands/register-app.ts';
import { present, settled } from '../settled.ts';

export const registerApp: NonNullable<MutationResolvers['registerApp']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'RegisterAppSuccess', app: present(await ctx.loaders.appById.clear(id).load(id)) };
};
