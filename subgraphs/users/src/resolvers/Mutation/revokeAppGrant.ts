import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { revokeAppGrant as run } from '../../commands/revoke-app-grant.ts';
import { settled } from '../settled.ts';

export const revokeAppGrant: NonNullable<MutationResolvers['revokeAppGrant']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'RevokeAppGrantSuccess', grantId: id };
};
