import { parseId } from '@klear/core';
import type { PaymentResolvers } from '../__generated__/resolvers.ts';
import { clientSecretOf } from '../commands/client-secret.ts';
import { refundPage } from './pages.ts';

export const Payment: PaymentResolvers = {
  __resolveReference({ id }, { loaders }) {
    const paymentId = parseId<'Payment'>(String(id));
    return paymentId === undefined ? null : loaders.paymentById.load(paymentId);
  },
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  captured: ({ capturedMinor, currency }) => ({ amountMinor: capturedMinor, currency }),
  refunded: ({ refundedMinor, currency }) => ({ amountMinor: refundedMinor, currency }),
  payer: ({ payerId }) => ({ id: payerId }),
  organization: ({ organizationId }) => ({ id: organizationId }),
  appointment: ({ id, appointmentId }) => (appointmentId === null ? null : { id: appointmentId, paymentId: id }),
  clientSecret: (payment, _args, { deps }) => clientSecretOf(deps, payment),
  refunds: async ({ id }, args, { loaders }) => refundPage(args, await loaders.refundsByPaymentId.load(id)),
};
