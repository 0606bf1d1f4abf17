import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { signOut as run } from '../../commands/sign-out.ts';
import { settled } from '../settled.ts';

export const signOut: NonNullable<MutationResolvers['signOut']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'SignOutSuccess', sessionId: id };
};
