import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { renewHold as command } from '../../commands/renew-hold.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const renewHold: MutationResolvers['renewHold'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, holdId: idOf('Hold', input.holdId) });
  return result.ok ? { __typename: 'RenewHoldSuccess', hold: result.value } : problem(result.error);
};
