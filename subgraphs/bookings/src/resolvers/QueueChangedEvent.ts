import type { QueueChangedEventResolvers } from '../__generated__/resolvers.ts';
import { queueEntryOf } from '../domain/front-desk.ts';

export const QueueChangedEvent: QueueChangedEventResolvers = {
  practitioner: ({ practitionerId }) => (practitionerId ? { id: practitionerId } : null),
  appointment: ({ appointmentId }, _, { loaders }) => (appointmentId ? loaders.appointmentById.load(appointmentId) : null),
  async entry({ appointmentId }, _, { loaders }) {
    const appointment = appointmentId && (await loaders.appointmentById.load(appointmentId));
    return (appointment && queueEntryOf(appointment)) || null;
  },
};
