import type { RefundResolvers } from '../__generated__/resolvers.ts';

export const Refund: RefundResolvers = {
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
};
