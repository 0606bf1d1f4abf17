import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addCredential as run } from '../../commands/add-credential.ts';

export const addCredential: MutationResolvers['addCredential'] = async (_, { input }, context) => {
  return { __typename: 'AddCredentialSuccess', credential: await run(context, input) };
};
