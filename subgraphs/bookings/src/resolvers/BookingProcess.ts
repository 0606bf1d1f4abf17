import { parseId } from '@klear/core';
import type { BookingProcessResolvers } from '../__generated__/resolvers.ts';

export const BookingProcess: BookingProcessResolvers = {
  __resolveReference({ id }, { loaders }) {
    const known = parseId<'Hold'>(id);
    return known ? loaders.bookingProcessById.load(known) : null;
  },
  appointment: ({ appointmentId }, _, { loaders }) => (appointmentId ? loaders.appointmentById.load(appointmentId) : null),
};
