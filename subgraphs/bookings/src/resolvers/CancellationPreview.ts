import type { CancellationPreviewResolvers } from '../__generated__/resolvers.ts';

export const CancellationPreview: CancellationPreviewResolvers = {
  fee: ({ feeMinor: amountMinor, currency }) => ({ amountMinor, currency }),
  refund: ({ refundMinor: amountMinor, currency }) => ({ amountMinor, currency }),
};
