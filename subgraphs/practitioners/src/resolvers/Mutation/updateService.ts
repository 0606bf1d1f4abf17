import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updateService as run } from '../../commands/update-service.ts';

export const updateService: MutationResolvers['updateService'] = async (_, { input }, context) => {
  const result = await run(context, input);
  if (!result.ok) return { __typename: 'VersionConflict', ...result.error };
  return { __typename: 'UpdateServiceSuccess', service: result.value };
};
