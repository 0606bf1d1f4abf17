import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { acceptInvitation as run } from '../../commands/accept-invitation.ts';
import { problem } from '../problems.ts';
import { present } from '../settled.ts';

export const acceptInvitation: NonNullable<MutationResolvers['acceptInvitation']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  const { id } = result.value;
  return { __typename: 'AcceptInvitationSuccess', membership: present(await ctx.loaders.membershipById.clear(id).load(id)) };
};
