import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { grantConsent as run } from '../../commands/grant-consent.ts';
import { present, settled } from '../settled.ts';

export const grantConsent: NonNullable<MutationResolvers['grantConsent']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'GrantConsentSuccess', consent: present(await ctx.loaders.consentById.clear(id).load(id)) };
};
