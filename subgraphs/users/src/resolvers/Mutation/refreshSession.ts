import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { refreshSession as run } from '../../commands/refresh-session.ts';
import { problem } from '../problems.ts';

export const refreshSession: NonNullable<MutationResolvers['refreshSession']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  return { __typename: 'RefreshSessionSuccess', tokens: result.value };
};
