import type { PassedOverResolvers } from '../__generated__/resolvers.ts';

export const PassedOver: PassedOverResolvers = { practitioner: ({ practitionerId }) => ({ id: practitionerId }) };
