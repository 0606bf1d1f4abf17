import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { setRoutingPool as command } from '../../commands/set-routing-pool.ts';
import { idOf, idOrNull } from '../ids.ts';
import { problem } from '../problems.ts';

export const setRoutingPool: MutationResolvers['setRoutingPool'] = async (_, { input }, { commands }) => {
  const { services, poolId, expectedVersion = null, ...rest } = input;
  const result = await command(commands, {
    ...rest,
    expectedVersion,
    organizationId: idOf('Organization', input.organizationId),
    poolId: idOrNull('RoutingPool', poolId),
    members: services.map(({ serviceId, weight = 1 }) => ({ serviceId: idOf('Service', serviceId), weight })),
  });
  return result.ok ? { __typename: 'SetRoutingPoolSuccess', pool: result.value } : problem(result.error);
};
