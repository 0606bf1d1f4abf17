import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addResource as command } from '../../commands/add-resource.ts';
import { idOf, idOrNull } from '../ids.ts';

export const addResource: MutationResolvers['addResource'] = async (_, { input }, { commands }) => {
  const organizationId = idOf('Organization', input.organizationId);
  const locationId = idOrNull('Location', input.locationId);
  const result = await command(commands, { ...input, organizationId, locationId });
  if (!result.ok) throw new Error('addResource has no expected failure');
  return { __typename: 'AddResourceSuccess', resource: result.value };
};
