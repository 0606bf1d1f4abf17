import { parseId } from '@klear/core';
import type { BookingProcessResolvers } from '../__generated__/resolvers.ts';

/** A booking has the id of its hold, and a hold has one payment. */
export const BookingProcess: BookingProcessResolvers = {
  __resolveReference({ id }) {
    const holdId = parseId<'Hold'>(String(id));
    return holdId === undefined ? null : { id: holdId };
  },
  payment: ({ id }, _args, { loaders }) => loaders.paymentByHoldId.load(id),
};
