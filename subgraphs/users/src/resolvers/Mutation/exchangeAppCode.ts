import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { exchangeAppCode as run } from '../../commands/exchange-app-code.ts';
import { problem } from '../problems.ts';

export const exchangeAppCode: NonNullable<MutationResolvers['exchangeAppCode']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  const { tokens, scopes } = result.value;
  return { __typename: 'ExchangeAppCodeSuccess', tokens, scopes: [...scopes] };
};
