import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { refundPayment as command } from '../../commands/refund-payment.ts';

const message = 'Nothing was taken, or less is left than is asked. Look at what was captured and refunded.';

export const refundPayment: MutationResolvers['refundPayment'] = async (_parent, { input }, { deps, viewer }) => {
  const made = await command(deps, viewer, input);
  if (!made.ok) return { __typename: 'NotRefundable', code: made.error.code, message };
  return { __typename: 'RefundPaymentSuccess', payment: made.value };
};
