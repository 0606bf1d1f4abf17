import { parseId } from '@klear/core';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { paymentsOfOrganization } from '../commands/list-payments.ts';
import { paymentPage } from './pages.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference({ id }) {
    const organizationId = parseId<'Organization'>(String(id));
    return organizationId === undefined ? null : { id: organizationId };
  },
  payments: ({ id }, args, { deps, viewer }) => paymentPage(args, (slice) => paymentsOfOrganization(deps, viewer, id, slice)),
};
