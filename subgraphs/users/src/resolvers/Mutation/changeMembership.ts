import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { changeMembership as run } from '../../commands/change-membership.ts';
import { problem } from '../problems.ts';
import { present } from '../settled.ts';

export const changeMembership: NonNullable<MutationResolvers['changeMembership']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  const { id } = result.value;
  return { __typename: 'ChangeMembershipSuccess', membership: present(await ctx.loaders.membershipById.clear(id).load(id)) };
};
