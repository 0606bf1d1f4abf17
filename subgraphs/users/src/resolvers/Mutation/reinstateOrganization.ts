import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { reinstateOrganization as run } from '../../commands/reinstate-organization.ts';
import { problem } from '../problems.ts';

export const reinstateOrganization: NonNullable<MutationResolvers['reinstateOrganization']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  return { __typename: 'ReinstateOrganizationSuccess', organization: { id: result.value.id } };
};
