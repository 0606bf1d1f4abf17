import { parseId } from '@klear/core';
import type { MembershipResolvers } from '../__generated__/resolvers.ts';
import { mayReadMembership } from '../policies/predicates.ts';

export const Membership: MembershipResolvers = {
  async __resolveReference({ id }, { loaders, viewer }) {
    const parsed = parseId<'Membership'>(id);
    const membership = parsed && viewer.kind === 'person' ? await loaders.membershipById.load(parsed) : null;
    return membership && membership.roles.length > 0 && mayReadMembership(viewer, membership) ? membership : null;
  },
  user: ({ personId }) => ({ id: personId }),
  organization: ({ organizationId }) => ({ id: organizationId }),
};
