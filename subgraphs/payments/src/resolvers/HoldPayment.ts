import { parseId } from '@klear/core';
import type { HoldPaymentResolvers } from '../__generated__/resolvers.ts';
import { freshPayment } from '../commands/fresh-payment.ts';
import { isPaid } from '../domain/payment.ts';

export const HoldPayment: HoldPaymentResolvers = {
  async __resolveReference({ id }, { deps, loaders }) {
    const holdId = parseId<'Hold'>(String(id));
    if (holdId === undefined) return null;
    const known = await loaders.paymentByHoldId.load(holdId);
    return { id: holdId, payment: known && (await freshPayment(deps, known)) };
  },
  paymentId: ({ payment }) => payment?.id ?? null,
  authorized: ({ payment }) => payment !== null && isPaid(payment),
  amountMinor: ({ payment }) => payment?.amountMinor ?? null,
  currency: ({ payment }) => payment?.currency ?? null,
};
