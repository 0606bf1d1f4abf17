import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createService as run } from '../../commands/create-service.ts';

export const createService: MutationResolvers['createService'] = async (_, { input }, context) => {
  return { __typename: 'CreateServiceSuccess', service: await run(context, input) };
};
