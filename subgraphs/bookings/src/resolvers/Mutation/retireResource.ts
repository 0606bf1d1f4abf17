import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { retireResource as command } from '../../commands/retire-resource.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const retireResource: MutationResolvers['retireResource'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, resourceId: idOf('Resource', input.resourceId) });
  return result.ok ? { __typename: 'RetireResourceSuccess', ...result.value } : problem(result.error);
};
