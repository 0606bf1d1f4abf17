import type { AppointmentChangedEventResolvers } from '../__generated__/resolvers.ts';

export const AppointmentChangedEvent: AppointmentChangedEventResolvers = {
  appointment: ({ appointmentId }, _, { loaders }) => (appointmentId ? loaders.appointmentById.load(appointmentId) : null),
};
