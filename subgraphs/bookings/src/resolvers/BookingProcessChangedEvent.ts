import type { BookingProcessChangedEventResolvers } from '../__generated__/resolvers.ts';

export const BookingProcessChangedEvent: BookingProcessChangedEventResolvers = {
  process: ({ processId }, _, { loaders }) => (processId ? loaders.bookingProcessById.load(processId) : null),
};
