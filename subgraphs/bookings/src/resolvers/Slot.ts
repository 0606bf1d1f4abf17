import type { SlotResolvers } from '../__generated__/resolvers.ts';

export const Slot: SlotResolvers = {
  start: ({ visit }) => visit.start,
  end: ({ visit }) => visit.end,
  timeZone: ({ zone }) => zone,
  practitioner: ({ practitionerId }) => ({ id: practitionerId }),
  service: ({ serviceId }) => ({ id: serviceId }),
  location: ({ locationId }) => (locationId ? { id: locationId } : null),
};
