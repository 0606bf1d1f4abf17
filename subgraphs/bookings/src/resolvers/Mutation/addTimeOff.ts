import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addTimeOff as command } from '../../commands/add-time-off.ts';
import { wallSpan } from '../../domain/time-off.ts';
import { idOf } from '../ids.ts';

export const addTimeOff: MutationResolvers['addTimeOff'] = async (_, { input }, { commands }) => {
  const result = await command(commands, {
    organizationId: idOf('Organization', input.organizationId),
    practitionerId: idOf('User', input.practitionerId),
    timeZone: input.timeZone,
    idempotencyKey: input.idempotencyKey,
    ...wallSpan(input),
  });
  if (!result.ok) return result.error;
  return { __typename: 'AddTimeOffSuccess', ...result.value };
};
