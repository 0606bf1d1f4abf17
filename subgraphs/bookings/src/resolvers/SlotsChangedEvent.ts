import type { SlotsChangedEventResolvers } from '../__generated__/resolvers.ts';

export const SlotsChangedEvent: SlotsChangedEventResolvers = {
  practitioner: ({ practitionerId }) => (practitionerId ? { id: practitionerId } : null),
};
