import { parseId } from '@klear/core';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { idConnection, idPage } from './paging.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference: (reference) => {
    const id = parseId<'Organization'>(reference.id);
    return id ? { id } : null;
  },
  practitioners: async (parent, args, { loaders }) => {
    const { page, limit, afterId } = idPage(args);
    const rows = await loaders.practitionersByOrganizationId({ limit, afterId }).load(parent.id);
    return idConnection(
      rows.map((row) => row.practitioner),
      page,
    );
  },
  locations: async (parent, args, { loaders }) => {
    const { page, limit, afterId } = idPage(args);
    return idConnection(await loaders.locationsByOrganizationId({ limit, afterId }).load(parent.id), page);
  },
  services: async (parent, args, { loaders }) => {
    const { page, limit, afterId } = idPage(args);
    return idConnection(await loaders.servicesByOrganizationId({ limit, afterId, organizationId: null }).load(parent.id), page);
  },
};
