import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updateProfile as run } from '../../commands/update-profile.ts';
import { settled } from '../settled.ts';

export const updateProfile: NonNullable<MutationResolvers['updateProfile']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  ctx.loaders.contactFields.clearAll();
  return { __typename: 'UpdateProfileSuccess', user: { id } };
};
