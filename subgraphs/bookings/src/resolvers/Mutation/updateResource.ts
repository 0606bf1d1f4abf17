import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updateResource as command } from '../../commands/update-resource.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const updateResource: MutationResolvers['updateResource'] = async (_, { input }, { commands }) => {
  const { locationId: place, ...facts } = input;
  const moved = place === undefined ? {} : { locationId: place === null ? null : idOf('Location', place) };
  const result = await command(commands, { ...facts, ...moved, resourceId: idOf('Resource', input.resourceId) });
  return result.ok ? { __typename: 'UpdateResourceSuccess', ...result.value } : problem(result.error);
};
