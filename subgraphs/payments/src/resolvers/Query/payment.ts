import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

/** Null for an unknown id and for a payment that is none of the viewer's business alike. */
export const payment: QueryResolvers['payment'] = (_parent, { id }, { loaders }) => {
  const paymentId = parseId<'Payment'>(id);
  return paymentId === undefined ? null : loaders.paymentById.load(paymentId);
};
