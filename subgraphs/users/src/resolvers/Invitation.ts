import type { InvitationResolvers } from '../__generated__/resolvers.ts';
import { invitationStatus } from '../domain/invitation.ts';

export const Invitation: InvitationResolvers = {
  organization: ({ organizationId }) => ({ id: organizationId }),
  email: ({ id }, _args, { loaders }) => loaders.invitedEmailById.load(id),
  status: (invitation, _args, { clock }) => invitationStatus(invitation, clock.now()),
};
