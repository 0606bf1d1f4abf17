import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { revokeInvitation as run } from '../../commands/revoke-invitation.ts';
import { invitationById } from '../../loaders/lists.ts';
import { problem } from '../problems.ts';
import { present } from '../settled.ts';

export const revokeInvitation: NonNullable<MutationResolvers['revokeInvitation']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  return { __typename: 'RevokeInvitationSuccess', invitation: present(await invitationById(ctx, result.value.id)) };
};
