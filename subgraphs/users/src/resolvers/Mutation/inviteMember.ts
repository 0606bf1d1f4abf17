import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { inviteMember as run } from '../../commands/invite-member.ts';
import { invitationById } from '../../loaders/lists.ts';
import { present, settled } from '../settled.ts';

export const inviteMember: NonNullable<MutationResolvers['inviteMember']> = async (_parent, { input }, ctx) => {
  const { id, token } = settled(await run(ctx, input));
  return { __typename: 'InviteMemberSuccess', invitation: present(await invitationById(ctx, id)), token };
};
