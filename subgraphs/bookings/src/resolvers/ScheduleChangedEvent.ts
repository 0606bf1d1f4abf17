import type { ScheduleChangedEventResolvers } from '../__generated__/resolvers.ts';

export const ScheduleChangedEvent: ScheduleChangedEventResolvers = {
  practitioner: ({ practitionerId }) => (practitionerId ? { id: practitionerId } : null),
};
