import type { FeeChangedResolvers } from '../__generated__/resolvers.ts';

export const FeeChanged: FeeChangedResolvers = {
  preview: ({ feeMinor, refundMinor, currency, until }) => ({
    feeMinor,
    refundMinor,
    currency,
    until: until === null ? null : new Date(until),
  }),
};
