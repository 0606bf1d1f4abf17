import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createPayment as command } from '../../commands/create-payment.ts';

const problems = {
  QUOTE_EXPIRED: { __typename: 'QuoteExpired', message: 'The time to pay this hold is over. Hold the slot anew.' },
  QUOTE_INVALID: { __typename: 'QuoteInvalid', message: 'This quote is not valid for you. Use the quote of your own hold, unchanged.' },
} as const;

export const createPayment: MutationResolvers['createPayment'] = async (_parent, { input }, { deps, viewer }) => {
  const made = await command(deps, viewer, input);
  if (!made.ok) return { code: made.error.code, ...problems[made.error.code] };
  return { __typename: 'CreatePaymentSuccess', payment: made.value };
};
