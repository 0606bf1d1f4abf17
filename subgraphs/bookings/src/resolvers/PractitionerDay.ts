import type { PractitionerDayResolvers } from '../__generated__/resolvers.ts';

export const PractitionerDay: PractitionerDayResolvers = {
  practitioner: ({ practitionerId }) => ({ id: practitionerId }),
  open: ({ open }) => [...open],
  timeOff: ({ timeOff }) => [...timeOff],
  appointments: ({ appointments }) => [...appointments],
  holds: ({ holds }) => [...holds],
};
