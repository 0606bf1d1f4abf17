import { parseId } from '@klear/core';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { appointmentPage } from './appointment-page.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference({ id }) {
    const known = parseId<'Organization'>(id);
    return known ? { id: known } : null;
  },
  appointments: ({ id }, args, context) => appointmentPage(context, { organizationId: id }, args),
};
