import { parseId } from '@klear/core';
import type { UserResolvers } from '../__generated__/resolvers.ts';
import { paymentsOfPayer } from '../commands/list-payments.ts';
import { paymentPage } from './pages.ts';

export const User: UserResolvers = {
  __resolveReference({ id }) {
    const personId = parseId<'User'>(String(id));
    return personId === undefined ? null : { id: personId };
  },
  payments: ({ id }, args, { deps, viewer }) => paymentPage(args, (slice) => paymentsOfPayer(deps, viewer, id, slice)),
};
