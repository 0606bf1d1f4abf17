import type { PractitionerRoleResolvers } from '../__generated__/resolvers.ts';

export const PractitionerRole: PractitionerRoleResolvers = {
  organization: (parent) => ({ id: parent.organizationId }),
  locations: async (parent, _, { loaders }) => {
    const workplaces = await loaders.workplacesByPractitionerId.load(parent.practitionerId);
    return workplaces.flatMap(({ location }) => (location.organizationId === parent.organizationId ? [location] : []));
  },
};
