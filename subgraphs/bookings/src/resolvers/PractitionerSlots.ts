import type { PractitionerSlotsResolvers } from '../__generated__/resolvers.ts';

export const PractitionerSlots: PractitionerSlotsResolvers = {
  practitioner: ({ practitionerId }) => ({ id: practitionerId }),
};
