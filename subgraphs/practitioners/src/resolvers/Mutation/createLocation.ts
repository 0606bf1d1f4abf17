import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createLocation as run } from '../../commands/create-location.ts';

export const createLocation: MutationResolvers['createLocation'] = async (_, { input }, context) => {
  return { __typename: 'CreateLocationSuccess', location: await run(context, input) };
};
