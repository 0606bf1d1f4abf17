import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { retireService as run } from '../../commands/retire-service.ts';

export const retireService: MutationResolvers['retireService'] = async (_, { input }, context) => {
  return { __typename: 'RetireServiceSuccess', service: await run(context, input) };
};
