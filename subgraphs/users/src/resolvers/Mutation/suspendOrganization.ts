import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { suspendOrganization as run } from '../../commands/suspend-organization.ts';
import { problem } from '../problems.ts';

export const suspendOrganization: NonNullable<MutationResolvers['suspendOrganization']> = async (_parent, { input }, ctx) => {
  const result = await run(ctx, input);
  if (!result.ok) return problem(result.error);
  return { __typename: 'SuspendOrganizationSuccess', organization: { id: result.value.id } };
};
