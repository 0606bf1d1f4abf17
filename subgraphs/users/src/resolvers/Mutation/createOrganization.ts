import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createOrganization as run } from '../../commands/create-organization.ts';
import { settled } from '../settled.ts';

export const createOrganization: NonNullable<MutationResolvers['createOrganization']> = async (_parent, { input }, ctx) => {
  const { id } = settled(await run(ctx, input));
  return { __typename: 'CreateOrganizationSuccess', organization: { id } };
};
