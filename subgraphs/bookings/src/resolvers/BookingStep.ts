import type { BookingStepResolvers } from '../__generated__/resolvers.ts';

export const BookingStep: BookingStepResolvers = { at: ({ at }) => new Date(at) };
