import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updateLocation as run } from '../../commands/update-location.ts';

export const updateLocation: MutationResolvers['updateLocation'] = async (_, { input }, context) => {
  return { __typename: 'UpdateLocationSuccess', location: await run(context, input) };
};
