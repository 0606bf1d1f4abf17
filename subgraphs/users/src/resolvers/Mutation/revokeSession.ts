import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { revokeSession as run } from '../../commands/revoke-session.ts';
import { settled } from '../settled.ts';

export const revokeSession: NonNullable<MutationResolvers['revokeSession']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'RevokeSessionSuccess', sessionId: id };
};
