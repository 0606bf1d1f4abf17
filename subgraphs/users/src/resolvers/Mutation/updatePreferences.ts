import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updatePreferences as run } from '../../commands/update-preferences.ts';
import { settled } from '../settled.ts';

export const updatePreferences: NonNullable<MutationResolvers['updatePreferences']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  ctx.loaders.preferencesById.clear(id);
  return { __typename: 'UpdatePreferencesSuccess', user: { id } };
};
