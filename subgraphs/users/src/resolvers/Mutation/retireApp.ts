import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { retireApp as run } from '../../commands/retire-app.ts';
import { settled } from '../settled.ts';

export const retireApp: NonNullable<MutationResolvers['retireApp']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'RetireAppSuccess', appId: id };
};
