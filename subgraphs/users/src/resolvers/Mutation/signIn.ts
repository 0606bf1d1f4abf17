import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { signIn as run } from '../../commands/sign-in.ts';
import { problem } from '../problems.ts';

export const signIn: NonNullable<MutationResolvers['signIn']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  const { personId, viewer, tokens } = result.value;
  ctx.become(viewer);
  return { __typename: 'SignInSuccess', user: { id: personId }, tokens };
};
