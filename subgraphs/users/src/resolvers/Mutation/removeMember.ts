import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { removeMember as run } from '../../commands/remove-member.ts';
import { problem } from '../problems.ts';

export const removeMember: NonNullable<MutationResolvers['removeMember']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  return { __typename: 'RemoveMemberSuccess', membershipId: result.value.id };
};
