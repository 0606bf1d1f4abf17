import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { bookForClient as command } from '../../commands/book-for-client.ts';
import { idOf } from '../ids.ts';
import { problem } from '../problems.ts';

export const bookForClient: MutationResolvers['bookForClient'] = async (_, { input }, { commands }) => {
  const result = await command(commands, {
    ...input,
    overriding: input.overriding ?? [],
    serviceId: idOf('Service', input.serviceId),
    clientId: idOf('User', input.clientId),
  });
  return result.ok ? { __typename: 'BookForClientSuccess', appointment: result.value } : problem(result.error);
};
