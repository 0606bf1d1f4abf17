import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { releaseHold as command } from '../../commands/release-hold.ts';
import { idOf } from '../ids.ts';

export const releaseHold: MutationResolvers['releaseHold'] = async (_, { input }, { commands }) => {
  const result = await command(commands, { ...input, holdId: idOf('Hold', input.holdId) });
  if (!result.ok) return result.error;
  return { __typename: 'ReleaseHoldSuccess', holdId: result.value.id };
};
