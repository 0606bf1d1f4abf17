import { parseId } from '@klear/core';
import type { UserResolvers } from '../__generated__/resolvers.ts';
import { appointmentPage } from './appointment-page.ts';

export const User: UserResolvers = {
  __resolveReference({ id }) {
    const known = parseId<'User'>(id);
    return known ? { id: known } : null;
  },
  appointments: ({ id }, args, context) => appointmentPage(context, { clientId: id }, args),
};
