import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { holdAnySlot as command } from '../../commands/hold-any-slot.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const holdAnySlot: MutationResolvers['holdAnySlot'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, poolId: idOf('RoutingPool', input.poolId) });
  return result.ok ? { __typename: 'HoldAnySlotSuccess', hold: result.value } : problem(result.error);
};
