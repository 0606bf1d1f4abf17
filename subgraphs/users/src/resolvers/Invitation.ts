import type { InvitationResolvers } from '../__generated__/resolvers.ts';
import { invitationStatus } from '../domain/invitation.ts';
import { invitedEmail } from '../loaders/lists.ts';

export const Invitation: InvitationResolvers = {
  organization: ({ organizationId }) => ({ id: organizationId }),
  email: ({ id }, _args, ctx) => invitedEmail(ctx, id),
  status: (invitation, _args, { clock }) => invitationStatus(invitation, clock.now()),
};
