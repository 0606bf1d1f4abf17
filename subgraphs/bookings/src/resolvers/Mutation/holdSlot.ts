import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { holdSlot as command } from '../../commands/hold-slot.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const holdSlot: MutationResolvers['holdSlot'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, serviceId: idOf('Service', input.serviceId) });
  return result.ok ? { __typename: 'HoldSlotSuccess', hold: result.value } : problem(result.error);
};
