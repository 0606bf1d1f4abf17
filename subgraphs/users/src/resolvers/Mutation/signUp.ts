import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { signUp as run } from '../../commands/sign-up.ts';
import { problem } from '../problems.ts';

export const signUp: NonNullable<MutationResolvers['signUp']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  const { personId, viewer, tokens } = result.value;
  ctx.become(viewer);
  return { __typename: 'SignUpSuccess', user: { id: personId }, tokens };
};
