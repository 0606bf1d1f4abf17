import { notFound, parseId } from '@klear/core';
import type { PractitionerResolvers } from '../__generated__/resolvers.ts';
import { idConnection, idPage } from './paging.ts';

export const Practitioner: PractitionerResolvers = {
  __resolveReference: (reference, { loaders }) => {
    const id = parseId<'User'>(reference.id);
    return id ? loaders.practitionerById.load(id) : null;
  },
  languages: (parent) => [...parent.languages],
  specialties: (parent) => [...parent.specialties],
  specialtyCodes: (parent) => [...new Set(parent.specialties.map((coding) => coding.code))],
  credentials: async (parent, _, { loaders }) => [...(await loaders.credentialsByPractitionerId.load(parent.id))],
  services: async (parent, args, { loaders }) => {
    const { page, limit, afterId } = idPage(args);
    const organizationId = args.organizationId ? parseId<'Organization'>(args.organizationId) : null;
    if (organizationId === undefined) throw notFound('Organization');
    return idConnection(await loaders.servicesByPractitionerId({ limit, afterId, organizationId }).load(parent.id), page);
  },
  locations: async (parent, _, { loaders }) => {
    const workplaces = await loaders.workplacesByPractitionerId.load(parent.id);
    return workplaces.map((workplace) => workplace.location);
  },
  roles: async (parent, _, { loaders }) => [...(await loaders.rolesByPractitionerId.load(parent.id))],
  user: (parent) => ({ id: parent.id }),
};
