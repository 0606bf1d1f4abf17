import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { withdrawConsent as run } from '../../commands/withdraw-consent.ts';
import { present, settled } from '../settled.ts';

export const withdrawConsent: NonNullable<MutationResolvers['withdrawConsent']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'WithdrawConsentSuccess', consent: present(await ctx.loaders.consentById.clear(id).load(id)) };
};
